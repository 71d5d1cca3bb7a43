import AdminAPI
import RuleBooks

extension Reloader {
    /// Goes back to the book that ran before, and keeps the folder's out until its content changes.
    func rollback() async -> ReloadAnswer {
        guard let store, let hash = previousHash else {
            return ReloadAnswer(.refused, reasons: ["no earlier rule book is kept"])
        }
        guard let snapshot = await blocking({ store.book(hash) }) else {
            return ReloadAnswer(.refused, candidate: hash, reasons: ["its saved files can't be read"])
        }
        let candidate = await blocking { BookUnderTest(snapshot, beside: nil) }
        guard let book = candidate.book else {
            return ReloadAnswer(.refused, candidate: hash, reasons: candidate.findings.errors)
        }
        switch await environment.checkKafkaTopics(book) {
        case .unanswered(let reason): return ReloadAnswer(.unavailable, candidate: hash, reasons: [reason])
        case .checked(let problems, _) where !problems.isEmpty:
            return ReloadAnswer(.refused, candidate: hash, reasons: problems)
        case .checked(_, let limits):
            let folder = await environment.glance()
            considered = folder
            pinned = folder.hash == hash ? nil : folder.hash
            return await accept(
                book, snapshot, source: pinned == nil ? .files : .pinned, by: "rollback", limits: limits)
        }
    }

    /// The book that ran before this one. After a rollback, the one before that, so that two rollbacks go two books back.
    private var previousHash: String? {
        let hash = current.book.hash
        let isRolledBack = current.entry.by == "rollback"
        let end = isRolledBack ? history.firstIndex { $0.hash == hash } : history.indices.last
        guard let end else { return nil }
        return history[..<end].last { $0.hash != hash }?.hash
    }
}
