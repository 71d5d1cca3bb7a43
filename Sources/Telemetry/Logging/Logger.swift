/// Writes log lines: text for people at a terminal, JSON lines for machines. A value that may be shared by threads;
/// each line leaves in one call of `write`. Nothing is logged per message, and never what a message says.
public struct Logger: Sendable {
    /// How lines look.
    public enum Format: Sendable, Equatable {
        /// For people; colour only where the terminal shows it.
        case text(colour: Bool)
        /// One JSON object a line.
        case json
    }

    private let format: Format
    private let minimumLevel: LogLevel
    private let now: @Sendable () -> WallTime
    private let write: @Sendable ([UInt8]) -> Void

    /// A logger that hands finished lines, each with its line end, to `write`, which any thread may call.
    public init(
        format: Format, minimumLevel: LogLevel = .info, now: @escaping @Sendable () -> WallTime = WallTime.now,
        write: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.format = format
        self.minimumLevel = minimumLevel
        self.now = now
        self.write = write
    }

    /// A logger that writes nothing, for tests and filters.
    public static let silent = Logger(format: .json, minimumLevel: .error, write: { _ in })

    /// For people who look for a fault.
    public func debug(_ message: String, _ fields: LogField...) { log(.debug, message, fields) }

    /// What an operator wants to have seen.
    public func info(_ message: String, _ fields: LogField...) { log(.info, message, fields) }

    /// Unexpected, but nothing is lost and it mends itself.
    public func warning(_ message: String, _ fields: LogField...) { log(.warning, message, fields) }

    /// Somebody has to act.
    public func error(_ message: String, _ fields: LogField...) { log(.error, message, fields) }

    /// Writes a line where its level is wanted.
    public func log(_ level: LogLevel, _ message: String, _ fields: [LogField]) {
        guard level >= minimumLevel else { return }
        switch format {
        case .json: write(JSONLogLine.render(now(), level, message, fields))
        case .text(let colour): write(TextLogLine.render(now(), level, message, fields, colour: colour))
        }
    }
}
