public import Diagnostics
import YAML

/// What loading a folder came to.
public struct RuleBookLoad: Sendable {
    /// The book; nil where anything refuses it.
    public let book: RuleBook?
    /// Everything that is wrong, by file and place.
    public let diagnostics: [Diagnostic]
    /// The files' lines, for showing the diagnostics.
    public let files: SourceFiles
}

extension RuleBook {
    /// Reads, checks and compiles a folder, and runs the tests of its safety topic. Nothing is half loaded: where any
    /// error is found there is no book.
    ///
    /// - Parameter isLinting: whether a book without errors is also looked through for what can't be meant (`LintCode`).
    public static func load(directory: String, isLinting: Bool = false) -> RuleBookLoad {
        var diagnostics: [Diagnostic] = []
        var files = SourceFiles()
        guard let folder = RuleBookFolder.read(directory, into: &diagnostics) else {
            return RuleBookLoad(book: nil, diagnostics: diagnostics, files: files)
        }
        for file in folder.files { files.add(folder.shownName(file), bytes: file.bytes) }
        let source = RuleBookSource(reading: folder, isComplete: !diagnostics.hasErrors)
        let compiled = RuleBookCompiler(source: source, hash: folder.hash).compile()
        diagnostics += source.problems.flatMap(\.diagnostics)
        var book = diagnostics.hasErrors ? nil : compiled
        let failures = book.map { failedSafetyTests(of: $0) } ?? []
        if !failures.isEmpty {
            diagnostics += failures
            book = nil
        }
        if isLinting, let book { diagnostics += BookLint.warnings(of: source, compiledTo: book) }
        return RuleBookLoad(book: book, diagnostics: diagnostics.sortedByPlace, files: files)
    }

    /// The tests of the safety topic that fail, as errors that refuse the book.
    private static func failedSafetyTests(of book: RuleBook) -> [Diagnostic] {
        guard let safety = book.topicNames.firstIndex(of: safetyTopic) else { return [] }
        return RuleTestReport(of: book, topic: safety).failures.map { $0.diagnostic(.safetyTest) }
    }
}
