import AdminAPI
import Foundation
import RuleBooks
import Testing

@testable import SwitchboardService

/// One confirmation, one rollback, everywhere: what an instance does with what another was asked for.
@Suite struct FleetOrderTests {
    private let first = SmallRules().snapshot.hash
    private let second = SmallRules().edited().snapshot.hash

    @Test func aConfirmationElsewhereLoadsWhatIsHeldHere() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        let held = SmallRules().withAFailingTest
        bench.write(held)
        #expect(await bench.reload().result == .held)
        let hash = held.snapshot.hash
        #expect(await bench.reloader.perform(.order(.other(.confirm, folder: hash, book: hash))).result == .loaded)
        #expect(await bench.reloader.current.entry.by == "confirmation")
    }

    @Test func aConfirmationIsRememberedUntilTheFolderHoldsItsBook() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        let held = SmallRules().withAFailingTest
        let hash = held.snapshot.hash
        _ = await bench.reloader.perform(.order(.other(.confirm, folder: hash, book: hash)))
        #expect(await bench.reloader.current.book.hash == first)
        bench.write(held)
        #expect(await bench.poll().result == .loaded)
        // The folder's content has changed since: what is confirmed once is not confirmed for ever.
        bench.write(SmallRules())
        #expect(await bench.reload(confirm: first).result == .loaded)
        bench.write(held)
        #expect(await bench.poll().result == .held)
    }

    @Test func aRollbackElsewhereHoldsHereUntilTheFolderChanges() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        #expect(await bench.reload().result == .loaded)
        let answer = await bench.reloader.perform(.order(.other(.rollback, folder: second, book: first)))
        #expect(answer.result == .pinned)
        #expect(answer.running == first)
        #expect(await bench.reloader.current.entry.source == .pinned)
        #expect(await bench.poll().result == .pinned)
        #expect(await bench.reload().result == .pinned)
        bench.write(SmallRules().edited(2))
        #expect(await bench.poll().result == .loaded)
    }

    @Test func aRollbackKeepsOutABookThatComesLater() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        _ = await bench.reloader.perform(.order(.other(.rollback, folder: second, book: first)))
        bench.write(SmallRules().edited())
        #expect(await bench.poll().result == .pinned)
        #expect(bench.published == [])
    }

    @Test func anInstanceThatStartsLaterWithAnEmptyDiskIsBoundToo() throws {
        let state = ReloadBench.newState()
        var shared = SharedRules()
        shared.lastGood = SmallRules().snapshot
        shared.replacement = shared.lastGood
        shared.order = FleetOrder.other(.rollback, folder: second, book: first)
        let start = BookStart(
            SmallRules().edited().snapshot, store: BookStore(directory: state.path, rules: "/rules"), shared: shared,
            now: "2026-09-15T17:00:00.000Z")
        let book = try #require(start.first)
        #expect(book.book.hash == first)
        #expect(book.running.entry.source == .pinned)
        #expect(book.pinned == second)
    }

    @Test func theNewerOfTwoOrdersHolds() {
        let old = FleetOrder.other(.rollback, folder: second, book: first)
        let new = FleetOrder.other(.confirm, folder: second, book: second, at: "2026-09-15T16:00:01.000Z")
        #expect(StandingOrder.latest(StandingOrder(old), new)?.order == new)
        #expect(StandingOrder.latest(StandingOrder(new), old)?.order == new)
        #expect(StandingOrder.latest(nil, old)?.order == old)
        #expect(StandingOrder.latest(StandingOrder(old), nil)?.order == old)
    }

    @Test func overBadFilesWithAnEmptyDiskTheBookOfTheOthersRunsAndSaysSo() throws {
        let state = ReloadBench.newState()
        var shared = SharedRules()
        shared.lastGood = SmallRules().snapshot
        let start = BookStart(
            SmallRules().broken.snapshot, store: BookStore(directory: state.path, rules: "/rules"), shared: shared,
            now: "2026-09-15T17:00:00.000Z")
        let book = try #require(start.first)
        #expect(book.book.hash == first)
        #expect(book.running.entry.source == .shared)
        #expect(book.rejected?.state == .refused)
    }

    @Test func whoNamesAnotherFolderIsNotHeldToTheBookOfTheOthers() async throws {
        let state = ReloadBench.newState()
        defer { try? FileManager.default.removeItem(at: state) }
        _ = try await ReloadBench(SmallRules(), state: state)
        var shared = SharedRules()
        shared.lastGood = SmallRules().snapshot
        let rules = SmallRules().withAFailingTest
        let start = BookStart(
            rules.snapshot, store: BookStore(directory: state.path, rules: "/others"), shared: shared,
            now: "2026-09-15T17:00:00.000Z")
        #expect(start.first?.book.hash == rules.snapshot.hash)
    }
}
