import AdminAPI
import Foundation
import KafkaTestKit
import RuleBooks
import Testing

@testable import SwitchboardService

/// Orders while the broker is away, or slow enough that they overtake each other.
@Suite struct FleetOutageOrderTests {
    private let first = SmallRules().snapshot.hash
    private let second = SmallRules().edited().snapshot.hash

    @Test func anOrderIsDoneLaterWhereTheBrokerGoesAwayAfterIt() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        let held = SmallRules().withAFailingTest
        let hash = held.snapshot.hash
        bench.write(held)
        #expect(await bench.poll().result == .held)
        bench.world.with { $0.kafkaTopics = .unanswered("no broker answers") }
        let answer = await bench.reloader.perform(.order(.other(.confirm, folder: hash, book: hash)))
        #expect(answer.result == .unavailable)
        bench.world.with { $0.kafkaTopics = .checked(problems: [], limits: nil) }
        #expect(await bench.poll().result == .loaded)
        #expect(await bench.reloader.current.book.hash == hash)
    }

    @Test func anOrderIsDoneLaterWhereTheFolderIsBeingWritten() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        #expect(await bench.reload().result == .loaded)
        bench.world.with { $0.isSettled = false }
        let back = FleetOrder.other(.rollback, folder: second, book: first)
        #expect(await bench.reloader.perform(.order(back)).result == .unsettled)
        bench.world.with { $0.isSettled = true }
        #expect(await bench.poll().result == .pinned)
        #expect(await bench.reloader.current.book.hash == first)
    }

    @Test func aRollbackHoldsHereWithoutABrokerAndSaysHowFarItHasCome() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        #expect(await bench.reload().result == .loaded)
        bench.world.with {
            $0.kafkaTopics = .unanswered("no broker answers")
            $0.delivery = OrderDelivery(.waiting, reason: "no broker answers")
        }
        let answer = await bench.rollback()
        #expect(answer.result == .loaded)
        #expect(answer.running == first)
        #expect(answer.order == OrderDelivery(.waiting, reason: "no broker answers"))
        #expect(answer.notes == ["its Kafka topics could not be checked: no broker answers"])
        let restarted = try await ReloadBench(SmallRules().edited(), state: bench.state)
        #expect(restarted.start.book.hash == first)
        #expect(restarted.start.order?.order == bench.orders.last)
    }

    @Test func aConfirmationThatNoBrokerLetsJudgeIsNotKeptAndSaysSo() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        let held = SmallRules().withAFailingTest
        bench.write(held)
        #expect(await bench.poll().result == .held)
        bench.world.with { $0.kafkaTopics = .unanswered("no broker answers") }
        let answer = await bench.reload(confirm: held.snapshot.hash)
        #expect(answer.result == .unavailable)
        #expect(answer.notes == ["the confirmation is not kept: give it again when a broker answers"])
        #expect(answer.order == nil)
        #expect(bench.orders.isEmpty)
        bench.world.with { $0.kafkaTopics = .checked(problems: [], limits: nil) }
        #expect(await bench.poll().result == .held)
    }

    @Test func anOrderIsLaterThanTheOneThatItReplacesWhateverTheClockSays() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        // Another instance's clock is an hour ahead.
        _ = await bench.reloader.perform(.order(.other(.confirm, folder: second, book: second)))
        #expect(await bench.rollback().running == first)
        #expect(bench.orders.map(\.at) == ["2026-09-15T16:00:00.001Z"])
    }

    @Test func anEarlierOrderThatWasLongOnItsWayIsAnsweredByTheLaterOneOnceMore() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        let late = FleetOrder.other(.rollback, folder: second, book: first, at: "2026-09-15T15:59:59.000Z")
        let holding = FleetOrder.other(.confirm, folder: second, book: second)
        _ = await bench.reloader.perform(.order(holding))
        #expect(await bench.reloader.perform(.order(late)).result == .unchanged)
        #expect(await bench.reloader.current.book.hash == second)
        try awaitCondition("the later one is given again") { !bench.orders.isEmpty }
        #expect(bench.orders == [holding])
    }

    @Test func whatComesBackAfterARollbackIsConfirmedForThoseWhoHaveNotSeenWhatWasInBetween() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        #expect(await bench.reload().result == .loaded)
        #expect(await bench.rollback().running == first)
        bench.write(SmallRules().edited(2))
        #expect(await bench.poll().result == .loaded)
        #expect(bench.orders.map(\.kind) == [.rollback])
        bench.write(SmallRules().edited())
        #expect(await bench.poll().result == .loaded)
        #expect(bench.orders.map(\.kind) == [.rollback, .confirm])
        #expect(bench.orders.last?.folder == second)
    }

    @Test func ofTwoOrdersOfOneTimeAllInstancesTakeTheSame() {
        var one = FleetOrder.other(.confirm, folder: second, book: second)
        one.instance = "one"
        let other = FleetOrder.other(.rollback, folder: second, book: first)
        #expect(StandingOrder.latest(StandingOrder(one), other) == StandingOrder.latest(StandingOrder(other), one))
    }
}
