/// The book that an instance accepted last, and those that are kept beside it to go back to.
struct LastGoodBook: Codable, Sendable, Equatable {
    /// Its hash.
    var hash: String
    /// When it was accepted: RFC 3339.
    var at: String
    /// By which instance.
    var instance: String
    /// The hashes of the books whose files are kept, the newest first; its own is the first.
    var books: [String]

    /// The one that follows another, and the hashes of the books that are kept no longer.
    static func after(
        _ last: LastGoodBook?, hash: String, at: String, instance: String
    ) -> (next: LastGoodBook, dropped: [String]) {
        let others = (last?.books ?? []).filter { $0 != hash }
        let kept = [hash] + others.prefix(BookStore.booksMax - 1)
        return (
            LastGoodBook(hash: hash, at: at, instance: instance, books: kept),
            Array(others.dropFirst(BookStore.booksMax - 1))
        )
    }
}
