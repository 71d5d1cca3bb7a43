import AdminAPI
import RuleBooks

/// A compiled book with the files that it was compiled from and how it came.
struct RunningBook: Sendable {
    let book: RuleBook
    let snapshot: RuleBookSnapshot
    var entry: LoadedBook

    /// What it has in common with another and what not.
    func changes(to book: RuleBook, _ snapshot: RuleBookSnapshot) -> BookChanges {
        BookChanges(from: (self.snapshot, self.book), to: (snapshot, book))
    }
}
