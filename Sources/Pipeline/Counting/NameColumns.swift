import Synchronization

/// Names that a process counts by, each with a column of its own in `PipelineCounts`: the next rule book numbers departments and rules
/// otherwise, a column never means another.
public final class NameColumns: Sendable {
    private struct Known {
        var names: [String] = []
        var columns: [String: Int] = [:]
    }

    /// What the last column is called. No department, rule or channel can be.
    public static let othersName = "(others)"

    /// How many columns there are. Names that come after share the last.
    public let columnsMax: Int
    private let known = Mutex(Known())

    /// No names yet.
    public init(columnsMax: Int) { self.columnsMax = columnsMax }

    /// The names in the order of their columns.
    public var names: [String] { known.withLock { $0.names } }

    /// A column for each name, in the order given; one that was not known before gets the next.
    func columns(of names: [[UInt8]]) -> [Int] {
        known.withLock { known in
            names.map { bytes in
                let name = String(decoding: bytes, as: UTF8.self)
                if let column = known.columns[name] { return column }
                let isLast = known.names.count >= columnsMax - 1
                if isLast, known.names.count == columnsMax { return columnsMax - 1 }
                known.names.append(isLast ? Self.othersName : name)
                if !isLast { known.columns[name] = known.names.count - 1 }
                return known.names.count - 1
            }
        }
    }
}
