/// How far an order to all instances has come: a confirmation or a rollback.
public struct OrderDelivery: Codable, Sendable, Equatable {
    /// How far.
    public enum State: String, Codable, Sendable, CaseIterable {
        /// A broker has it: it binds every instance.
        case published
        /// It goes out as soon as a broker takes it, after a restart too; until then it holds here alone.
        case waiting
        /// Another instance was given a later one, which holds everywhere in its place.
        case superseded
    }

    /// How far.
    public var state: State
    /// Why it waits, where that is known.
    public var reason: String?

    /// A delivery by its parts.
    public init(_ state: State, reason: String? = nil) {
        self.state = state
        self.reason = reason
    }
}
