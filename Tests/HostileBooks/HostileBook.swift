/// A rule book that is half written, broken or built to do harm, and what loading it has to come to.
public struct HostileBook: Sendable {
    /// What loading it has to come to.
    public enum End: Sendable, Hashable {
        /// A working book.
        case book
        /// No book, and an error whose code begins so.
        case error(String)
        /// Either of them, whatever the code is.
        case bookOrError
    }

    /// What it is, for a report.
    public let name: String
    /// Its files by their names.
    public let files: [String: [UInt8]]
    /// What loading it has to come to.
    public let end: End
    /// What loading it may take in release, in milliseconds of processor time.
    public private(set) var millisecondsMax = 50.0
    /// What loading it may take of memory, in MiB beyond what the process had.
    public private(set) var mebibytesMax = 50.0

    init(_ name: String, _ files: [String: [UInt8]], _ end: End) {
        self.name = name
        self.files = files
        self.end = end
    }

    /// A sound book of two small files with one more.
    init(_ name: String, adding file: String, _ bytes: some Sequence<UInt8>, _ end: End) {
        self.init(name, Self.sound.merging([file: Array(bytes)]) { $1 }, end)
    }

    /// A sound book with one more topic, `t`, whose rules are these lines.
    init(_ name: String, rules: String, _ end: End) {
        self.init(name, adding: "t.yaml", Self.topic("t", rules: rules).utf8, end)
    }

    /// The shipped rules as they are, which hold some 67,000 words: no harm is meant, and none of the others may take so long, or
    /// so much.
    public static func shipped(_ files: [String: [UInt8]]) -> HostileBook {
        var book = HostileBook("the shipped rules", files, .book)
        book.millisecondsMax = 200
        book.mebibytesMax = 40
        return book
    }

    /// The file of a topic with these lines under `rules`.
    static func topic(_ name: String, lists: String = "", rules: String) -> String {
        "topic: \(name)\ndepartment: buses\nthreshold: 1\n\(lists)rules:\n\(rules)"
    }

    /// The fewest files that are a book.
    static let sound = [
        "district.yaml": """
        time_zone: America/Chicago
        departments:
          safety: {contact: safety@district.example}
          buses: {contact: buses@district.example}
        fallback: buses
        topics: [safety]

        """,
        "safety.yaml": """
        topic: safety
        department: safety
        threshold: 4
        rules: [{id: gun, score: 9, any: [gun]}]
        tests: [{text: gun, expect: {topic: safety}}]

        """,
    ].mapValues { Array($0.utf8) }
}

extension HostileBook {
    /// What is wrong with what came of it; nil where that is its end.
    ///
    /// - Parameters:
    ///   - isBook: whether there is a working book.
    ///   - errors: the codes of the errors.
    public func problem(isBook: Bool, errors: [String]) -> String? {
        if isBook != errors.isEmpty { return isBook ? "a book with errors: \(errors)" : "neither a book nor an error" }
        switch end {
        case .book: return isBook ? nil : "no book: \(errors.prefix(3))"
        case .error(let code):
            let isNamed = errors.contains { $0.hasPrefix(code) }
            return isNamed ? nil : isBook ? "a book" : "other errors: \(Set(errors).sorted().prefix(3))"
        case .bookOrError: return nil
        }
    }
}
