import AdminAPI
import RuleBooks

extension Reloader {
    /// Goes back to the book that ran before, and keeps the folder's out until its content changes: here and everywhere.
    func rollback() async -> ReloadAnswer {
        guard store != nil, let hash = previousHash else {
            return ReloadAnswer(.refused, reasons: ["no earlier rule book is kept"])
        }
        let folder = await environment.glance()
        let answer = await change(to: hash, keepingOut: folder)
        guard answer.result == .loaded else { return answer }
        return await give(folder.hash == hash ? .confirm : .rollback, folder: folder.hash, book: hash, answer)
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
