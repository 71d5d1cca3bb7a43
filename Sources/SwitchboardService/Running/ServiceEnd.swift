/// How a run ended; a command makes its exit code of it.
public enum ServiceEnd: Sendable, Equatable {
    /// In order: nothing open, the group left.
    case stopped
    /// Stopped with work left to the broker's timeouts, which a restart goes on with.
    case stoppedWithWorkLeft
    /// No broker answered.
    case brokerUnreachable
    /// The configuration and the broker don't fit together, or another process uses the same id.
    case misconfigured
}
