/// Hostile books of one kind.
public struct HostileKind: Sendable, CustomStringConvertible {
    /// The kind's name: one word.
    public let name: String
    /// The name, for reports.
    public var description: String { name }
    private let make: @Sendable ([String: [UInt8]]) -> [HostileBook]

    init(_ name: String, _ make: @escaping @Sendable ([String: [UInt8]]) -> [HostileBook]) {
        self.name = name
        self.make = make
    }

    /// The folder of the real book that is cut and bent, in the project. The shipped rules' lists of words would add nothing
    /// but time.
    public static let realBook = "docs/examples/small-district"

    /// The books, the same ones each time.
    ///
    /// - Parameter shipped: the files of a real book by their names.
    public func books(from shipped: [String: [UInt8]]) -> [HostileBook] { make(shipped) }

    /// All kinds.
    public static let all = [
        HostileKind("half-written") { halfWritten($0) },
        HostileKind("prefixes") { prefixes(of: $0, count: 1000) },
        HostileKind("aliases") { _ in aliases },
        HostileKind("brackets") { _ in brackets },
        HostileKind("tags") { _ in tags },
        HostileKind("tabs") { tabs(in: $0) },
        HostileKind("line-ends") { lineEnds(of: $0) },
        HostileKind("encodings") { encodings(of: $0) },
        HostileKind("rules") { _ in manyRules },
        HostileKind("expressions") { _ in expressions },
        HostileKind("doubling") { _ in doubling },
        HostileKind("mistakes") { _ in manyMistakes },
        HostileKind("large-files") { _ in largeFiles },
    ]
}
