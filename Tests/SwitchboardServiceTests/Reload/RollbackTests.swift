import AdminAPI
import Foundation
import RuleBooks
import Testing

@testable import SwitchboardService

/// Back to the book before, by hash.
@Suite struct RollbackTests {
    private let first = SmallRules().snapshot.hash
    private let second = SmallRules().edited(1).snapshot.hash
    private let third = SmallRules().edited(2).snapshot.hash

    /// A service that has loaded three books in turn.
    private func threeBooks() async throws -> ReloadBench {
        let bench = try await ReloadBench()
        for number in 1...2 {
            bench.write(SmallRules().edited(number))
            #expect(await bench.reload().result == .loaded)
        }
        return bench
    }

    @Test func itGoesBackABookAndAgainABook() async throws {
        let bench = try await threeBooks()
        defer { bench.remove() }
        #expect(await bench.reloader.perform(.rollback).running == second)
        #expect(await bench.reloader.perform(.rollback).running == first)
        let answer = await bench.reloader.perform(.rollback)
        #expect(answer.result == .refused)
        #expect(answer.reasons == ["no earlier rule book is kept"])
        #expect(answer.running == first)
    }

    @Test func theFoldersBookIsKeptOutUntilItsContentChanges() async throws {
        let bench = try await threeBooks()
        defer { bench.remove() }
        _ = await bench.reloader.perform(.rollback)
        #expect(await bench.poll().result == .pinned)
        #expect(await bench.reload().result == .pinned)
        #expect(await bench.reloader.current.entry.source == .pinned)
        bench.write(SmallRules().edited(3))
        #expect(await bench.poll().result == .loaded)
        #expect(await bench.reloader.pinned == nil)
    }

    @Test func whoNamesTheFoldersBookLoadsItAllTheSame() async throws {
        let bench = try await threeBooks()
        defer { bench.remove() }
        _ = await bench.reloader.perform(.rollback)
        #expect(await bench.reload(confirm: third).result == .loaded)
        #expect(await bench.reloader.pinned == nil)
    }

    @Test func aRestartKeepsIt() async throws {
        let bench = try await threeBooks()
        defer { bench.remove() }
        _ = await bench.reloader.perform(.rollback)
        let restarted = try await ReloadBench(SmallRules().edited(2), state: bench.state)
        #expect(restarted.start.book.hash == second)
        #expect(restarted.start.running.entry.source == .pinned)
        #expect(await restarted.poll().result == .pinned)
    }

    @Test func aSecondRollbackAfterARestartGoesFurtherBack() async throws {
        let bench = try await threeBooks()
        defer { bench.remove() }
        _ = await bench.reloader.perform(.rollback)
        let restarted = try await ReloadBench(SmallRules().edited(2), state: bench.state)
        #expect(await restarted.reloader.perform(.rollback).running == first)
    }
}
