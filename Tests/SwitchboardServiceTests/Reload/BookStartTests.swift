import AdminAPI
import Foundation
import RuleBooks
import Testing

@testable import SwitchboardService

/// A restart is no way around the gate.
@Suite struct BookStartTests {
    private let state = ReloadBench.newState()

    private func start(_ rules: SmallRules) -> BookStart {
        BookStart(
            rules.snapshot, store: BookStore(directory: state.path, rules: "/rules"), now: "2026-09-15T15:00:00.000Z")
    }

    /// Runs the sound rules once, so that they are saved.
    private func run() async throws { _ = try await ReloadBench(SmallRules(), state: state) }

    @Test func withoutAnythingSavedBadFilesDoNotStart() {
        let start = start(SmallRules().broken)
        #expect(start.first == nil)
        #expect(start.load.book == nil)
    }

    @Test func withoutAnythingSavedAFailingTestOfAnotherTopicIsNoReasonToStandStill() {
        let rules = SmallRules().withAFailingTest
        #expect(start(rules).first?.book.hash == rules.snapshot.hash)
    }

    @Test(arguments: [SmallRules().broken, SmallRules().withAFailingTest])
    func overABadEditTheSavedBookRunsAndSaysSo(_ rules: SmallRules) async throws {
        defer { try? FileManager.default.removeItem(at: state) }
        try await run()
        let first = try #require(start(rules).first)
        #expect(first.book.hash == SmallRules().snapshot.hash)
        #expect(first.running.entry.source == .saved)
        #expect(first.rejected?.hash == rules.snapshot.hash)
        #expect(first.rejected?.reasons.isEmpty == false)
    }

    @Test func aGoodEditThatWasMadeMeanwhileStarts() async throws {
        defer { try? FileManager.default.removeItem(at: state) }
        try await run()
        let first = try #require(start(SmallRules().edited()).first)
        #expect(first.book.hash == SmallRules().edited().snapshot.hash)
        #expect(first.running.entry.source == .files)
        #expect(first.rejected == nil)
    }

    @Test func aFileConfirmsWhatWouldBeHeld() async throws {
        defer { try? FileManager.default.removeItem(at: state) }
        try await run()
        var rules = SmallRules().withAFailingTest
        rules.confirmation = rules.snapshot.hash
        #expect(start(rules).first?.book.hash == rules.snapshot.hash)
    }

    @Test func aBookWhoseKafkaTopicsAreMissingGivesWayToTheSavedOne() async throws {
        defer { try? FileManager.default.removeItem(at: state) }
        try await run()
        let saved = try #require(start(SmallRules().edited()).instead(becauseOf: ["assignments.x is missing"]))
        #expect(saved.book.hash == SmallRules().snapshot.hash)
        #expect(saved.rejected?.reasons == ["assignments.x is missing"])
        #expect(start(SmallRules()).instead(becauseOf: ["x"]) == nil)
    }

    @Test func aSavedBookGivesWayAsSoonAsTheFilesAreMended() async throws {
        defer { try? FileManager.default.removeItem(at: state) }
        try await run()
        let bench = try await ReloadBench(SmallRules().broken, state: state)
        bench.write(SmallRules().edited())
        #expect(await bench.poll().result == .loaded)
        #expect(await bench.reloader.current.entry.source == .files)
    }

    @Test func theHistoryGoesOnOverARestart() async throws {
        defer { try? FileManager.default.removeItem(at: state) }
        try await run()
        let bench = try await ReloadBench(SmallRules(), state: state)
        #expect(await bench.reloader.history.count == 1)
        bench.write(SmallRules().edited())
        _ = await bench.reload()
        #expect(await bench.reloader.history.map(\.by) == ["start", "reload"])
    }
}
