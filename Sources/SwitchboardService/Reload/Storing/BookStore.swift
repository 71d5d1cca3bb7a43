import AdminAPI
import Foundation
import RuleBooks

/// The last good rule books and their history, in the state directory:
///
///     rule-books.json        which one runs, what is pinned, what was loaded when (StoredState)
///     rule-books/HASH/       a book's files, those of a folder it extends in extended/
struct BookStore: Sendable {
    /// The state directory.
    let directory: String
    /// The rules folder, as an absolute path.
    let rules: String

    /// Loaded books that the history keeps: a year of edits twice a week.
    static let historyMax = 100
    /// Books whose files are kept, to go back to.
    static let booksMax = 10

    init(directory: String, rules: String) {
        self.directory = directory
        self.rules = URL(fileURLWithPath: rules).standardizedFileURL.path
    }

    /// What was saved last for this rules folder; nil where nothing was, or it can't be read.
    var state: StoredState? {
        guard let saved, saved.rules == rules else { return nil }
        return saved
    }

    /// Whether something was saved, but for another rules folder: who names another has decided that.
    var isOfAnotherFolder: Bool { saved.map { $0.rules != rules } ?? false }

    private var saved: StoredState? {
        guard let data = FileManager.default.contents(atPath: stateFile) else { return nil }
        return try? JSONDecoder().decode(StoredState.self, from: data)
    }

    /// A saved book's files; nil where they are not there, or are not what they were.
    func book(_ hash: String) -> RuleBookSnapshot? {
        guard Self.isHash(hash) else { return nil }
        let folder = folder(of: hash)
        let snapshot = RuleBookSnapshot.read(folder, extended: "\(folder)/\(RuleBookSnapshot.extendedFolder)")
        return snapshot.hash == hash && snapshot.isWhole ? snapshot : nil
    }

    /// Saves the running book and the history, the book first: the state never names one that is not there.
    func save(
        _ running: RuleBookSnapshot, pinned: String?, order: StandingOrder? = nil, history: [LoadedBook]
    ) throws {
        try DurableFiles.makeFolder(books)
        if book(running.hash) == nil { try write(running) }
        let state = StoredState(rules: rules, running: running.hash, pinned: pinned, order: order, history: history)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try DurableFiles.write(Array(encoder.encode(state)), to: stateFile + ".new")
        try DurableFiles.move(stateFile + ".new", to: stateFile)
        prune(keeping: state)
    }

    /// What a call came to; nil where all went well.
    func problem(_ body: (BookStore) throws -> Void) -> String? {
        do {
            try body(self)
            return nil
        } catch { return "\(error)" }
    }

    /// The newest of a history.
    static func bounded(_ history: [LoadedBook]) -> [LoadedBook] { Array(history.suffix(historyMax)) }

    private var books: String { "\(directory)/rule-books" }
    private var stateFile: String { "\(directory)/rule-books.json" }
    private func folder(of hash: String) -> String { "\(books)/\(hash)" }

    private static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }
    }

    private func write(_ snapshot: RuleBookSnapshot) throws {
        let place = folder(of: snapshot.hash)
        let aside = "\(books)/.new-\(snapshot.hash)"
        for leftover in [aside, place] { try? FileManager.default.removeItem(atPath: leftover) }
        try DurableFiles.makeFolder(aside)
        for file in snapshot.files {
            let path = "\(aside)/\(file.path)"
            let folder = (path as NSString).deletingLastPathComponent
            if folder != aside { try DurableFiles.makeFolder(folder) }
            try DurableFiles.write(file.bytes, to: path)
        }
        for folder in Set(snapshot.files.map { ("\(aside)/\($0.path)" as NSString).deletingLastPathComponent }) {
            try DurableFiles.synchroniseFolder(folder)
        }
        try DurableFiles.synchroniseFolder(aside)
        try DurableFiles.move(aside, to: place)
    }

    /// Removes the files of books that are too old to go back to. What can't be removed stays.
    private func prune(keeping state: StoredState) {
        var kept: Set = [state.running]
        for entry in state.history.reversed() where kept.count < Self.booksMax { kept.insert(entry.hash) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: books)) ?? []
        for name in names where !kept.contains(name) {
            try? FileManager.default.removeItem(atPath: "\(books)/\(name)")
        }
    }
}
