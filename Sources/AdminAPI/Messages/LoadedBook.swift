/// A rule book that was loaded: what the history keeps of it.
public struct LoadedBook: Codable, Sendable, Equatable {
    /// Where its files came from.
    public enum Source: String, Codable, Sendable {
        /// The rules folder.
        case files
        /// The state directory, because the files in the folder are bad.
        case saved
        /// The Kafka topic of rule books, because the files in the folder are bad and the state directory has none.
        case shared
        /// A saved one, because of a rollback.
        case pinned
    }

    /// Its hash.
    public var hash: String
    /// Where its files came from.
    public var source: Source
    /// When it was loaded: RFC 3339.
    public var loadedAt: String
    /// Who asked: `start`, `poll`, `signal`, `reload`, `order`, `confirmation` or `rollback`.
    public var by: String
    /// What is different from the book before it; nil for the first.
    public var changes: BookChanges?

    /// A book by its parts.
    public init(hash: String, source: Source, loadedAt: String, by: String, changes: BookChanges? = nil) {
        self.hash = hash
        self.source = source
        self.loadedAt = loadedAt
        self.by = by
        self.changes = changes
    }

    /// The names in JSON.
    public enum CodingKeys: String, CodingKey {
        case hash, source, by, changes
        case loadedAt = "loaded_at"
    }
}
