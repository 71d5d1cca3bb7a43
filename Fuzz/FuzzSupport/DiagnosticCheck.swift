public import Diagnostics

/// Whether diagnostics say something, at a place that there is.
public enum DiagnosticCheck {
    /// Ends the process where one does not, or where they can't be shown.
    public static func run(_ diagnostics: [Diagnostic], of files: SourceFiles) {
        for diagnostic in diagnostics {
            let code = diagnostic.code
            require(!code.isEmpty && !diagnostic.message.isEmpty, "a problem has a code and words: \(diagnostic)")
            require(diagnostic.length > 0, "\(code) underlines something")
            guard let position = diagnostic.position else { continue }
            guard let line = files.line(position.line, of: diagnostic.file ?? "") else {
                require(false, "\(code) stands on a line of its file: \(position)")
                continue
            }
            let columns = 1...line.unicodeScalars.count + 1
            require(columns.contains(position.column), "\(code) stands in its line: \(position)")
        }
        _ = DiagnosticRenderer(files: files).text(diagnostics)
    }
}
