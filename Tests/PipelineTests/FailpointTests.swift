#if FAILPOINTS
    import Kafka
    import Testing

    @testable import Pipeline

    /// What a test of faults relies on: a failpoint that is asked for happens, once, where it was asked for.
    @Suite struct FailpointTests {
        @Test func aFailpointIsReadAsItIsWritten() {
            let points = Failpoint.list("commit.before@3=timeout,1:send-offsets.after@1=die")
            #expect(points?.count == 2)
            #expect(points?.first?.site == .commit)
            #expect(points?.first?.call == 3)
            #expect(points?.first?.worker == nil)
            #expect(points?.last?.worker == 1)
            #expect(points?.last?.moment == .after)
            #expect(points?.last?.action == .die)
            #expect(Failpoint.list("") == [])
        }

        @Test(arguments: [
            "commit", "commit.before", "commit.before@0=die", "commit.before@x=die", "comit.before@1=die",
            "commit.during@1=die", "commit.before@1=explode", "x:commit.before@1=die", "1:2:commit.before@1=die",
        ])
        func aFailpointThatCanNotBeReadIsRefused(text: String) { #expect(Failpoint.list(text) == nil) }

        @Test func itHappensAtItsCallAndOnlyOnce() throws {
            let points = try #require(Failpoint.list("commit.before@2=abortable,1:commit.before@1=fatal"))
            let trigger = FailpointTrigger(worker: 0, points: points)
            let errors = (0..<4).map { _ in trigger.error(before: .commit, "commit") }
            #expect(errors.map { $0?.isAbortable } == [nil, true, nil, nil])
        }

        @Test func anAnswerIsLostOnlyAfterTheCallWasMade() throws {
            let trigger = FailpointTrigger(worker: 0, points: try #require(Failpoint.list("commit.after@1=timeout")))
            var calls = 0
            #expect(throws: KafkaError.self) {
                try trigger.around(.commit, "commit") { () throws(KafkaError) in calls += 1 }
            }
            #expect(calls == 1)
        }

        @Test func aCallThatFailsBeforeIsNotMade() throws {
            let trigger = FailpointTrigger(worker: 0, points: try #require(Failpoint.list("commit.before@1=retriable")))
            var calls = 0
            #expect(throws: KafkaError.self) {
                try trigger.around(.commit, "commit") { () throws(KafkaError) in calls += 1 }
            }
            #expect(calls == 0)
        }
    }
#endif
