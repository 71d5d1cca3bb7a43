import Kafka
import Testing

@testable import Pipeline

/// The order of calls that ends a batch, answered call by call.
@Suite struct BatchEndingTests {
    /// Answers each call from a list, in order; an empty list answers well.
    final class ScriptedDelivery: Delivery {
        var answers: [KafkaError?]
        var calls: [String] = []
        /// What each call takes of the clock, in milliseconds.
        var callMilliseconds: Int64 = 0
        let clock: ManualClock
        var isInDoubt: Bool { false }

        init(_ answers: [KafkaError?], clock: ManualClock = ManualClock()) {
            self.answers = answers
            self.clock = clock
        }

        func begin() throws(KafkaError) { try answer("begin") }
        func prepare(offsets: consuming TopicPartitionList, produced: Int) {}
        func sendOffsets(timeoutMilliseconds: Int) throws(KafkaError) { try answer("offsets") }
        func commit(timeoutMilliseconds: Int) throws(KafkaError) { try answer("commit") }
        func abort(timeoutMilliseconds: Int) throws(KafkaError) { try answer("abort") }

        private func answer(_ call: String) throws(KafkaError) {
            calls.append(call)
            clock.time += callMilliseconds
            if !answers.isEmpty, let error = answers.removeFirst() { throw error }
        }
    }

    /// A clock that moves only when told to.
    final class ManualClock: SteadyClock {
        var time: Int64 = 0
        func now() -> Int64 { time }
        func pause(milliseconds: Int) { time += Int64(milliseconds) }
    }

    static let retriable = KafkaError(code: .timedOut, operation: "test", message: "", isRetriable: true)
    static let abortable = KafkaError(code: .illegalGeneration, operation: "test", message: "", isAbortable: true)
    static let fatal = KafkaError(code: .fenced, operation: "test", message: "", isFatal: true)
    static let neither = KafkaError(code: .unknown, operation: "test", message: "")

    private func commit(_ delivery: ScriptedDelivery, deadline: () -> Int64 = { 10_000 }) -> String {
        let ending = BatchEnding(clock: delivery.clock, timeouts: PipelineTimeouts())
        return switch ending.commit(delivery, deadline: deadline) {
        case .committed: "committed"
        case .aborted(let cause): "aborted \(cause?.code.name ?? "")"
        case .inDoubt(let cause): "in doubt \(cause.code.name)"
        }
    }

    @Test func offsetsGoIntoTheTransactionBeforeItIsCommitted() {
        let delivery = ScriptedDelivery([])
        #expect(commit(delivery) == "committed")
        #expect(delivery.calls == ["offsets", "commit"])
    }

    @Test func aRetriableErrorRepeatsTheSameCall() {
        let delivery = ScriptedDelivery([Self.retriable, nil, Self.retriable, Self.retriable, nil])
        #expect(commit(delivery) == "committed")
        #expect(delivery.calls == ["offsets", "offsets", "commit", "commit", "commit"])
    }

    @Test func anAbortableErrorAbortsAndNothingIsCommitted() {
        let delivery = ScriptedDelivery([Self.abortable])
        #expect(commit(delivery) == "aborted \(Self.abortable.code.name)")
        #expect(delivery.calls == ["offsets", "abort"])
    }

    @Test func anAbortIsRepeatedWhileItsErrorIsRetriable() {
        let delivery = ScriptedDelivery([nil, Self.abortable, Self.retriable, nil])
        #expect(commit(delivery) == "aborted \(Self.abortable.code.name)")
        #expect(delivery.calls == ["offsets", "commit", "abort", "abort"])
    }

    @Test(arguments: [fatal, neither])
    func anErrorThatIsNeitherRetriableNorAbortableLeavesTheBatchInDoubt(_ error: KafkaError) {
        let delivery = ScriptedDelivery([nil, error])
        #expect(commit(delivery) == "in doubt \(error.code.name)")
        #expect(delivery.calls == ["offsets", "commit"])
    }

    @Test func aFailedAbortLeavesTheBatchInDoubt() {
        let delivery = ScriptedDelivery([Self.abortable, Self.fatal])
        #expect(commit(delivery) == "in doubt \(Self.fatal.code.name)")
    }

    @Test func aCommitThatIsNeverAnsweredEndsAtTheDeadline() {
        let delivery = ScriptedDelivery([nil] + Array(repeating: Self.retriable, count: 1_000))
        delivery.callMilliseconds = 1_000
        #expect(commit(delivery) == "in doubt \(Self.retriable.code.name)")
        #expect(delivery.calls.count <= 12)
        #expect(delivery.clock.time <= 11_100)
    }

    @Test func aStopDuringTheCommitShortensItsDeadline() {
        let delivery = ScriptedDelivery([nil] + Array(repeating: Self.retriable, count: 1_000))
        delivery.callMilliseconds = 1_000
        let outcome = commit(delivery) { delivery.clock.time > 2_500 ? 4_000 : 16_000 }
        #expect(outcome == "in doubt \(Self.retriable.code.name)")
        #expect(delivery.clock.time < 6_000)
    }

    @Test func aSecondFencingWithinAMinuteMeansThatTwoProcessesShareAnId() {
        var guardian = FencingGuard()
        // The second of a pair belongs to the same takeover: it fences producer and consumer.
        let isSecond = [0, 500, 61_000, 61_900, 120_000].map { guardian.isSecondFencing(now: $0, clientMadeAt: .max) }
        #expect(isSecond == [false, false, false, false, true])
    }

    @Test func aClientThatWasThereAtTheFirstTakeoverIsNoSecondOneHoweverLateItIsNoticed() {
        var guardian = FencingGuard()
        let late = [1_000, 9_000].map { guardian.isSecondFencing(now: $0, clientMadeAt: 0) }
        #expect(late == [false, false])
        #expect(!guardian.yields(now: 9_000))
        let isSecond = guardian.isSecondFencing(now: 12_000, clientMadeAt: 6_000)
        #expect(isSecond)
    }

    @Test func theFencedOneYieldsUntilItsTakeoverIsOver() {
        var guardian = FencingGuard()
        #expect(!guardian.yields(now: 0))
        // The consumer's fencing, noticed later, neither counts nor lengthens the pause.
        let isSecond = [1_000, 5_500].map { guardian.isSecondFencing(now: $0, clientMadeAt: .max) }
        #expect(isSecond == [false, false])
        let yields = [1_000, 5_999, 6_000].map { guardian.yields(now: $0) }
        #expect(yields == [true, true, false])
    }

    @Test func ourOwnSecondJoinAfterTwoOutagesWithinAMinuteIsNoRival() {
        var guardian = FencingGuard()
        var isSecond: [Bool] = []
        for outage in [0, 30_000] as [Int64] {
            guardian.noteOutage()
            isSecond.append(guardian.isSecondFencing(now: outage + 15_000, clientMadeAt: .max))
            guardian.noteAnswer(now: outage + 16_000)
            guardian.noteAnswer(now: outage + 20_000)
            isSecond.append(guardian.isSecondFencing(now: outage + 25_999, clientMadeAt: .max))
        }
        #expect(isSecond == [false, false, false, false])
    }

    @Test func aRivalIsToldOnceTheBrokerHasBeenBackForAWhile() {
        var guardian = FencingGuard()
        guardian.noteOutage()
        guardian.noteAnswer(now: 1_000)
        // Every takeover brings partitions: that alone must not keep the guard from counting.
        let isSecond = ([2_000, 6_000, 11_000, 17_000] as [Int64]).map { now in
            guardian.noteAnswer(now: now)
            return guardian.isSecondFencing(now: now, clientMadeAt: .max)
        }
        #expect(isSecond == [false, false, false, true])
    }

    @Test func aBatchThatOutlivedItsTransactionWasFencedByNobody() {
        let guardian = FencingGuard()
        #expect([nil, 100, 7_999].allSatisfy { !guardian.isTimeout(batchAge: $0, transaction: 8_000) })
        #expect([8_000, 30_000].allSatisfy { guardian.isTimeout(batchAge: $0, transaction: 8_000) })
    }

    @Test func aBatchIsFullByCountOrByTime() {
        var limits = BatchLimits()
        limits.messagesMax = 2
        limits.durationMilliseconds = 100
        var batch = Batch(limits: limits)
        #expect(!batch.isFull(now: 1_000_000))
        batch.add(now: 50)
        #expect(!batch.isFull(now: 149))
        #expect(batch.isFull(now: 150))
        batch.add(now: 60)
        #expect(batch.isFull(now: 60))
        batch.clear()
        #expect(batch.isEmpty)
    }
}
