import AdminAPI
import RuleBooks
import Synchronization

/// What waits to be published to the other instances: only the newest of each, so it never grows. Whoever puts something in goes on at once.
final class FleetOutbox: Sendable {
    /// A book that was accepted.
    struct Book: Sendable {
        let snapshot: RuleBookSnapshot
        let at: String
    }

    /// An order, and who waits to hear what became of it.
    struct Order: Sendable {
        let order: FleetOrder
        let outcome = OrderOutcome()
    }

    /// All that waits.
    struct Contents: Sendable {
        var report: InstanceReport?
        var book: Book?
        var order: Order?
        /// Why it waits; nil where nothing is known to be wrong.
        var trouble: String?
        var isStopping = false
    }

    private let contents = Mutex(Contents())

    func put(_ report: InstanceReport) { contents.withLock { $0.report = report } }
    func put(_ book: Book) { contents.withLock { $0.book = book } }
    func put(_ order: Order) { contents.withLock { $0.order = order } }
    func note(trouble: String?) { contents.withLock { $0.trouble = trouble } }
    func stop() { contents.withLock { $0.isStopping = true } }

    var isStopping: Bool { contents.withLock { $0.isStopping } }

    /// What waits now; it goes on waiting until it is done.
    var waiting: Contents { contents.withLock { $0 } }

    /// What was published waits no longer, unless something newer has taken its place.
    func done(_ report: InstanceReport) { contents.withLock { if $0.report == report { $0.report = nil } } }
    func done(_ book: Book) {
        contents.withLock { if $0.book?.snapshot.hash == book.snapshot.hash { $0.book = nil } }
    }
    func done(_ order: Order) { contents.withLock { if $0.order?.order == order.order { $0.order = nil } } }
}
