public import Diagnostics

/// Collects what is wrong in one file, so that a reader goes on and reports everything at once. Belongs to the
/// one task that reads the file.
public final class YAMLProblems {
    /// The file as the user named it.
    public let file: String
    /// What has been reported so far, in the order of reporting.
    public private(set) var diagnostics: [Diagnostic] = []

    /// What reading the file has cost so far, in a measure of its reader's own: for limits that hold for a file as a whole.
    public var expense = 0

    /// No problems yet.
    public init(file: String) { self.file = file }

    /// Whether anything reported so far refuses the file.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Reports a problem at a node, which is underlined. The hint is looked for only while there are fewer than
    /// `YAMLLimits.hintsMax` problems.
    public func report(
        _ severity: Diagnostic.Severity = .error, code: String, _ message: String, at node: YAMLNode,
        hint: @autoclosure () -> String? = nil
    ) {
        report(severity, code: code, message, at: node.start, length: node.underline, hint: hint())
    }

    /// Reports a problem at a place, or of the whole file.
    public func report(
        _ severity: Diagnostic.Severity = .error, code: String, _ message: String, at position: SourcePosition? = nil,
        length: Int = 1, hint: @autoclosure () -> String? = nil
    ) {
        let hint = diagnostics.count < YAMLLimits.hintsMax ? hint() : nil
        diagnostics.append(
            Diagnostic(severity, code: code, message, file: file, at: position, length: length, hint: hint))
    }

    func report(_ code: YAMLCode, _ message: String, at node: YAMLNode, hint: @autoclosure () -> String? = nil) {
        report(code: code.rawValue, message, at: node, hint: hint())
    }

    func report(
        _ code: YAMLCode, _ message: String, at position: SourcePosition? = nil, length: Int = 1,
        hint: @autoclosure () -> String? = nil
    ) {
        report(code: code.rawValue, message, at: position, length: length, hint: hint())
    }
}
