/// One problem in a file that a person wrote: what is wrong, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
    /// How bad it is. An error refuses the file; a warning does not.
    public enum Severity: String, Sendable { case error, warning }

    /// How bad it is.
    public var severity: Severity
    /// A stable code that scripts and documentation can rely on, for example `B012`.
    public var code: String
    /// What is wrong, in one sentence without a full stop.
    public var message: String
    /// The file as the user named it; nil where the problem has no file (an environment variable).
    public var file: String?
    /// Where the offending text begins; nil where the problem is the whole file.
    public var position: SourcePosition?
    /// How many characters the caret line underlines, at least 1.
    public var length: Int
    /// What to do about it, in one sentence; nil where the message says it all.
    public var hint: String?

    /// A problem with everything that is known about it.
    public init(
        _ severity: Severity = .error, code: String, _ message: String, file: String? = nil,
        at position: SourcePosition? = nil, length: Int = 1, hint: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.file = file
        self.position = position
        self.length = length
        self.hint = hint
    }
}
