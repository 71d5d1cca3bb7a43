/// The key of a record in the Kafka topic of rule books. Compaction keeps the newest record of each.
enum RuleBookKey: Equatable {
    /// `last-good`: which book was accepted last (`LastGoodBook`).
    case lastGood
    /// `order`: the newest confirmation or rollback (`FleetOrder`).
    case order
    /// `book HASH`: what a book is made of (`SharedBook`).
    case book(String)
    /// `file HASH PIECE NAME`: bytes of a file as they were written, in pieces from 0.
    case file(String, piece: Int, name: String)

    init?(_ bytes: [UInt8]) {
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 3).map(String.init)
        switch (words.first, words.count) {
        case ("last-good", 1): self = .lastGood
        case ("order", 1): self = .order
        case ("book", 2): self = .book(words[1])
        case ("file", 4):
            guard let piece = Int(words[2]) else { return nil }
            self = .file(words[1], piece: piece, name: words[3])
        default: return nil
        }
    }

    var bytes: [UInt8] {
        switch self {
        case .lastGood: Array("last-good".utf8)
        case .order: Array("order".utf8)
        case .book(let hash): Array("book \(hash)".utf8)
        case .file(let hash, let piece, let name): Array("file \(hash) \(piece) \(name)".utf8)
        }
    }

    /// The book that the record belongs to; nil for one that is about all.
    var book: String? {
        switch self {
        case .lastGood, .order: nil
        case .book(let hash), .file(let hash, _, _): hash
        }
    }
}
