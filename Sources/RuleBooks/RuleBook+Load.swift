public import Diagnostics
import YAML

/// What loading a folder came to.
public struct RuleBookLoad: Sendable {
    /// The book; nil where anything refuses it.
    public let book: RuleBook?
    /// The book that only tests of its safety topic refuse: for showing why they fail, not for deciding.
    public let refused: RuleBook?
    /// Everything that is wrong, by file and place.
    public let diagnostics: [Diagnostic]
    /// The files' lines, for showing the diagnostics.
    public let files: SourceFiles
}

extension RuleBook {
    /// Reads, checks and compiles a folder, with the rules that it extends, and runs the tests of its safety topic. Nothing
    /// is half loaded: where any error is found there is no book.
    ///
    /// - Parameters:
    ///   - isLinting: whether a book without errors is also looked through for what can't be meant (`LintCode`).
    ///   - now: where given, in milliseconds since 1970 UTC, rules whose `active` is over by then are warned of.
    public static func load(directory: String, isLinting: Bool = false, now: Int64? = nil) -> RuleBookLoad {
        loadWithSource(directory: directory, isLinting: isLinting, now: now).load
    }

    /// The same, with what the book was compiled from; nil where the folder can't be read.
    static func loadWithSource(
        directory: String, isLinting: Bool = false, now: Int64? = nil
    ) -> (load: RuleBookLoad, source: RuleBookSource?) {
        var diagnostics: [Diagnostic] = []
        guard let folder = RuleBookFolder.read(directory, into: &diagnostics) else {
            return (RuleBookLoad(book: nil, refused: nil, diagnostics: diagnostics, files: SourceFiles()), nil)
        }
        return load(folder, diagnostics, isLinting: isLinting, now: now) { path, diagnostics in
            RuleBookFolder.read(RuleBookFolder.path(of: path, in: directory), into: &diagnostics)
        }
    }

    /// The same of files that were read before, without reading any again.
    public static func load(_ snapshot: RuleBookSnapshot) -> RuleBookLoad {
        load(snapshot.folder, snapshot.problems, isLinting: false, now: nil) { _, _ in snapshot.extended }.load
    }

    /// The same of files in memory, by their names: for editors, tests and fuzzing. `extended` are the files of the folder
    /// that `extends` names.
    public static func load(
        files: [String: [UInt8]], extended: [String: [UInt8]]? = nil, isLinting: Bool = false, now: Int64? = nil
    ) -> RuleBookLoad {
        load(RuleBookFolder(path: "rules", files: files), [], isLinting: isLinting, now: now) { path, _ in
            extended.map { RuleBookFolder(path: path, files: $0) }
        }.load
    }

    private static func load(
        _ folder: RuleBookFolder, _ found: [Diagnostic], isLinting: Bool, now: Int64?,
        reading below: (String, inout [Diagnostic]) -> RuleBookFolder?
    ) -> (load: RuleBookLoad, source: RuleBookSource?) {
        var diagnostics = found
        let layer = RuleBookLayer(reading: folder)
        var folder = folder
        var base: RuleBookLayer?
        if let extends = layer.district?.extends {
            if let found = below(extends.value, &diagnostics) {
                folder.extended = .init(name: extends.value, path: found.path, files: found.files)
                let layer = RuleBookLayer(reading: found)
                base = layer
                if layer.district?.extends != nil {
                    extends.report(
                        .overlay, "the rules that this folder extends extend others themselves",
                        hint: "put both changes in one folder")
                }
            } else {
                extends.report(.overlay, "the rules that this folder extends can't be read")
            }
        }
        let source = RuleBookSource(layer, over: base, folder: folder.path, isComplete: !diagnostics.hasErrors)
        let compiled = RuleBookCompiler(source: source, hash: folder.hash, now: now).compile()
        diagnostics += source.problems.flatMap(\.diagnostics)
        let sound = diagnostics.hasErrors ? nil : compiled
        let failures = sound.map { failedSafetyTests(of: $0) } ?? []
        diagnostics += failures
        let book = failures.isEmpty ? sound : nil
        if isLinting, let book { diagnostics += BookLint.warnings(of: source, compiledTo: book) }
        let load = RuleBookLoad(
            book: book, refused: book == nil ? sound : nil, diagnostics: diagnostics.sortedByPlace,
            files: folder.sourceFiles)
        return (load, source)
    }

    /// The tests of the safety topic that fail, as errors that refuse the book.
    private static func failedSafetyTests(of book: RuleBook) -> [Diagnostic] {
        guard let safety = book.topicNames.firstIndex(of: safetyTopic) else { return [] }
        return RuleTestReport(of: book, topic: safety).failures.map { $0.diagnostic(.safetyTest) }
    }
}
