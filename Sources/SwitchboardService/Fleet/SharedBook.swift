import RuleBooks

/// What a book in the Kafka topic of rule books is made of. Its record comes behind those of its files.
struct SharedBook: Codable, Sendable, Equatable {
    /// A file in pieces.
    struct File: Codable, Sendable, Equatable {
        /// Its name; one of the folder that is extended begins with `extended/`.
        var name: String
        /// Its size.
        var bytes: Int
    }

    /// Its hash.
    var hash: String
    /// Its files.
    var files: [File]

    /// The most bytes of a file in one record: every Kafka topic that `topics check` accepts takes 64 KiB with key and all.
    static let pieceBytes = 48 << 10
    /// The most bytes of a book: as many files of the largest size as anybody has written by hand. A larger one is kept on disk alone.
    static let bytesMax = 16 << 20

    init(_ snapshot: RuleBookSnapshot) {
        hash = snapshot.hash
        files = snapshot.files.map { File(name: $0.path, bytes: $0.bytes.count) }
    }

    /// The keys of all its files' records.
    var fileKeys: [RuleBookKey] {
        files.flatMap { file in
            (0..<Self.pieces(file.bytes)).map { .file(hash, piece: $0, name: file.name) }
        }
    }

    /// Whether it can be read from records: names that lead nowhere else, and a size that memory holds.
    var isSound: Bool {
        files.allSatisfy { Self.isName($0.name) && $0.bytes >= 0 && $0.bytes <= Self.bytesMax }
            && files.reduce(0) { $0 + $1.bytes } <= Self.bytesMax
    }

    /// The records of a book's files, in the order of `fileKeys`.
    static func pieces(of snapshot: RuleBookSnapshot) -> [(key: RuleBookKey, value: [UInt8])] {
        snapshot.files.flatMap { file in
            (0..<pieces(file.bytes.count)).map { piece in
                let bytes = file.bytes.dropFirst(piece * pieceBytes).prefix(pieceBytes)
                return (.file(snapshot.hash, piece: piece, name: file.path), Array(bytes))
            }
        }
    }

    /// The book of its pieces by their keys' bytes; nil where some are missing or are not what was hashed.
    func snapshot(of pieces: [[UInt8]: [UInt8]]) -> RuleBookSnapshot? {
        guard isSound else { return nil }
        var read: [RuleBookSnapshot.File] = []
        for file in files {
            var bytes: [UInt8] = []
            for piece in 0..<Self.pieces(file.bytes) {
                let key = RuleBookKey.file(hash, piece: piece, name: file.name)
                guard let value = pieces[key.bytes] else { return nil }
                bytes += value
            }
            read.append(RuleBookSnapshot.File(path: file.name, bytes: bytes))
        }
        let snapshot = RuleBookSnapshot(saved: read)
        return snapshot.hash == hash ? snapshot : nil
    }

    /// An empty file has one piece too.
    private static func pieces(_ bytes: Int) -> Int { max(1, (bytes + pieceBytes - 1) / pieceBytes) }

    /// Names become paths in the state directory.
    private static func isName(_ name: String) -> Bool {
        let prefix = RuleBookSnapshot.extendedFolder + "/"
        let own = name.hasPrefix(prefix) ? name.dropFirst(prefix.count) : name[...]
        return !own.isEmpty && !own.hasPrefix(".") && !own.contains("/") && !own.contains("\0")
            && own.hasSuffix(".yaml")
    }
}
