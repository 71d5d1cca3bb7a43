public import Assignments
public import Classification
import Synchronization

/// What workers need of a rule book, as one immutable value, so that no decision mixes two books.
public struct ActiveBook: Sendable {
    /// Decides.
    public let classifier: Classifier
    /// Says where decisions go.
    public let routing: Routing
    /// What its Kafka topics take, as far as somebody asked a broker.
    public let outputLimits: KafkaTopicLimits?
    /// What the process counts by name.
    let columns: CountColumns
    /// Where each department is counted; `DepartmentID` is the index.
    let departmentColumns: [Int]
    /// Where each rule is counted; `RuleID` is the index.
    let ruleColumns: [Int]

    /// A book by its parts. `columns` are those of the process.
    public init(
        classifier: Classifier, routing: Routing, columns: CountColumns = CountColumns(),
        outputLimits: KafkaTopicLimits? = nil
    ) {
        self.classifier = classifier
        self.routing = routing
        self.outputLimits = outputLimits
        self.columns = columns
        departmentColumns = columns.departments.columns(of: routing.departments.map(\.name))
        ruleColumns = columns.rules.columns(of: routing.rules)
    }
}

/// The book that workers take between batches. Setting it is atomic; workers notice by one relaxed load a batch.
public final class RuleBookSlot: Sendable {
    private let book: Mutex<ActiveBook>
    private let changes = Atomic<Int>(0)

    /// A slot with its first book.
    public init(_ book: ActiveBook) { self.book = Mutex(book) }

    /// Rises with each `set`.
    public var generation: Int { changes.load(ordering: .acquiring) }

    /// The book in force.
    public var current: ActiveBook { book.withLock { $0 } }

    /// Puts another book in force from each worker's next batch on.
    public func set(_ next: ActiveBook) {
        book.withLock { $0 = next }
        changes.add(1, ordering: .acquiringAndReleasing)
    }
}
