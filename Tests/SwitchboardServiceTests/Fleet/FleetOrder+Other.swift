@testable import SwitchboardService

extension FleetOrder {
    /// What another instance was asked for.
    static func other(
        _ kind: Kind, folder: String, book: String, at time: String = "2026-09-15T16:00:00.000Z"
    ) -> FleetOrder {
        FleetOrder(kind: kind, folder: folder, book: book, at: time, instance: "other")
    }
}
