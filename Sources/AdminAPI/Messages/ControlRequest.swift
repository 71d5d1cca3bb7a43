/// What is asked of a running service: one line of JSON.
public struct ControlRequest: Codable, Sendable, Equatable {
    /// The operations.
    public enum Command: String, Codable, Sendable, CaseIterable {
        /// Load what the rules folder holds; answered with `ReloadAnswer`.
        case reload
        /// Go back to the rule book before; answered with `ReloadAnswer`.
        case rollback
        /// Say how it is; answered with `ServiceStatus`.
        case status
    }

    /// The operation.
    public var command: Command
    /// The hash of the held book that is to be loaded.
    public var confirm: String?

    /// A request by its parts.
    public init(_ command: Command, confirm: String? = nil) {
        self.command = command
        self.confirm = confirm
    }
}
