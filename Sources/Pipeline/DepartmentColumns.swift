import Assignments
import Classification
import Synchronization

/// The departments of all rule books that a process has used, each with a column of its own in `PipelineCounts`: an id means
/// another department in the next book, a column never does.
public final class DepartmentColumns: Sendable {
    /// Twice what a book may have, so that every department of one can be renamed once. Those that come after share the last.
    public static let columnsMax = 2 * DepartmentSet.departmentsMax
    /// What the last column is called. No department can be.
    public static let othersName = "(others)"

    private let known = Mutex<[String]>([])

    /// No departments yet.
    public init() {}

    /// The names in the order of their columns.
    public var names: [String] { known.withLock { $0 } }

    /// A column for each department, in the order of its ids; one that was not known before gets the next.
    func columns(of departments: [Department]) -> [Int] {
        known.withLock { names in
            departments.map { department in
                let name = String(decoding: department.name, as: UTF8.self)
                if let column = names.firstIndex(of: name) { return column }
                guard names.count < Self.columnsMax - 1 else {
                    if names.count < Self.columnsMax { names.append(Self.othersName) }
                    return Self.columnsMax - 1
                }
                names.append(name)
                return names.count - 1
            }
        }
    }
}
