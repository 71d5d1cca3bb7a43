import AdminAPI
import Foundation
import RuleBooks
import Testing

@testable import SwitchboardService

/// What outlives the process.
@Suite struct BookStoreTests {
    private let folder = ReloadBench.newState()
    private var store: BookStore { BookStore(directory: folder.path, rules: "/rules") }

    private func entry(_ rules: SmallRules) -> LoadedBook {
        LoadedBook(hash: rules.snapshot.hash, source: .files, loadedAt: "2026-09-15T15:00:00.000Z", by: "poll")
    }

    @Test func aSavedBookIsReadAsItWas() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let snapshot = SmallRules().snapshot
        try store.save(snapshot, pinned: nil, history: [entry(SmallRules())])
        #expect(store.state?.running == snapshot.hash)
        let saved = try #require(store.book(snapshot.hash))
        #expect(saved.hasSameContent(as: snapshot))
        #expect(RuleBook.load(saved).book?.hash == snapshot.hash)
    }

    @Test func aBookWithAnotherBelowItIsSavedWithIt() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let rules = folder.appendingPathComponent("work")
        try SmallRules().write(to: rules.appendingPathComponent("base"))
        let own = rules.appendingPathComponent("own")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try Data("extends: ../base\n".utf8).write(to: own.appendingPathComponent("district.yaml"))
        let snapshot = RuleBookSnapshot.read(own.path)
        let hash = try #require(RuleBook.load(directory: own.path).book).hash
        #expect(snapshot.hash == hash)
        try store.save(snapshot, pinned: nil, history: [])
        try FileManager.default.removeItem(at: rules)
        #expect(RuleBook.load(try #require(store.book(hash))).book?.hash == hash)
    }

    @Test func filesThatAreNotWhatTheyWereAreNoBook() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let hash = SmallRules().snapshot.hash
        try store.save(SmallRules().snapshot, pinned: nil, history: [])
        let file = folder.appendingPathComponent("rule-books/\(hash)/safety.yaml")
        try Data("topic: safety\n".utf8).write(to: file)
        #expect(store.book(hash) == nil)
        try store.save(SmallRules().snapshot, pinned: nil, history: [])
        #expect(store.book(hash) != nil)
    }

    @Test(arguments: ["", "..", "../../etc", String(repeating: "g", count: 64)])
    func whatIsNoHashNamesNoBook(_ hash: String) { #expect(store.book(hash) == nil) }

    @Test(arguments: ["", "{", "[]", #"{"running":1}"#]) func aStateThatCanNotBeReadIsNone(_ text: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appendingPathComponent("rule-books.json"))
        #expect(store.state == nil)
    }

    @Test func booksOfAnotherFolderAreNotThisOnes() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try store.save(SmallRules().snapshot, pinned: nil, history: [])
        #expect(BookStore(directory: folder.path, rules: "/other").state == nil)
    }

    @Test func onlyTheNewestBooksAndWhatAKilledProcessHalfWroteAreNotKept() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let half = folder.appendingPathComponent("rule-books/.new-x")
        try FileManager.default.createDirectory(at: half, withIntermediateDirectories: true)
        var history: [LoadedBook] = []
        for number in 0..<BookStore.booksMax + 3 {
            history.append(entry(SmallRules().edited(number)))
            try store.save(SmallRules().edited(number).snapshot, pinned: nil, history: history)
        }
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("rule-books").path)
        #expect(Set(kept) == Set(history.suffix(BookStore.booksMax).map(\.hash)))
    }

    @Test func theHistoryIsBounded() {
        let history = (0..<BookStore.historyMax + 5).map { entry(SmallRules().edited($0)) }
        #expect(BookStore.bounded(history) == Array(history.suffix(BookStore.historyMax)))
    }
}
