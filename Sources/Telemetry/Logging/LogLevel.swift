/// How much a log line matters, least first.
public enum LogLevel: String, Sendable, Comparable, CaseIterable {
    /// For people who look for a fault.
    case debug
    /// What an operator wants to have seen: starts, stops, what is live.
    case info
    /// Unexpected, but nothing is lost and it mends itself.
    case warning
    /// Somebody has to act.
    case error

    /// Orders by weight.
    public static func < (left: LogLevel, right: LogLevel) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .debug: 0
        case .info: 1
        case .warning: 2
        case .error: 3
        }
    }
}
