import AdminAPI
import RuleBooks

/// What a reloader needs of the other instances.
struct FleetAccess: Sendable {
    /// Keeps a book for all, that was accepted at a time. Returns at once.
    var keep: @Sendable (RuleBookSnapshot, String) -> Void
    /// A book that was kept; nil where it can't be had.
    var book: @Sendable (String) async -> RuleBookSnapshot?
    /// Gives an order to all; how far it has come within a moment.
    var publish: @Sendable (FleetOrder) async -> OrderDelivery
    /// What this instance is called.
    var instance: String

    /// There are no others.
    static let none = FleetAccess(
        keep: { _, _ in }, book: { _ in nil }, publish: { _ in OrderDelivery(.published) }, instance: "")
}
