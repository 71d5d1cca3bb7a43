/// A command line that can't be understood.
public struct UsageError: Error, Sendable, Equatable {
    /// What is wrong, in one sentence without a full stop.
    public var message: String
    /// What to do about it.
    public var hint: String?

    /// An error by its message.
    public init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
