import AdminAPI
import Diagnostics
import RuleBooks

/// A snapshot that was loaded to be judged beside the running book.
struct BookUnderTest: Sendable {
    let snapshot: RuleBookSnapshot
    /// What loading it came to.
    let load: RuleBookLoad
    /// What was found out without asking a broker.
    let findings: ReloadGate.Findings

    /// Parses, checks, compiles, and runs the tests: its own and the running book's safety tests. Takes as long as that takes.
    init(_ snapshot: RuleBookSnapshot, beside running: RuleBook?) {
        self.snapshot = snapshot
        load = RuleBook.load(snapshot)
        var findings = ReloadGate.Findings()
        findings.errors = load.diagnostics.filter { $0.severity == .error }.map(\.line)
        if let book = load.book {
            // Those of safety refuse the book when it is loaded, so whatever fails here is another's.
            findings.failingTests = RuleTestReport(of: book).failures.map { $0.diagnostic(.failedTest).line }
            findings.rules.after = book.ruleNames.count
            findings.tests.after = book.tests.count
        }
        if let book = load.book, let running {
            findings.runningSafetyTests = book.failedSafetyTests(of: running).map(\.line)
            findings.rules.before = running.ruleNames.count
            findings.tests.before = running.tests.count
        }
        self.findings = findings
    }

    /// Nil where anything in the files refuses it.
    var book: RuleBook? { load.book }
}

extension BookChanges {
    /// What one book's files and counts differ in from another's.
    init(
        from before: (snapshot: RuleBookSnapshot, book: RuleBook),
        to after: (snapshot: RuleBookSnapshot, book: RuleBook)
    ) {
        let old = Dictionary(before.snapshot.files.map { ($0.path, $0.bytes) }) { first, _ in first }
        let new = Dictionary(after.snapshot.files.map { ($0.path, $0.bytes) }) { first, _ in first }
        let files = Set(old.keys).union(new.keys).sorted().compactMap { name -> File? in
            switch (old[name], new[name]) {
            case (nil, _): File(name: name, change: .added)
            case (_, nil): File(name: name, change: .removed)
            case (let one, let other): one == other ? nil : File(name: name, change: .changed)
            }
        }
        self.init(
            files: files, rules: Count(before: before.book.ruleNames.count, after: after.book.ruleNames.count),
            tests: Count(before: before.book.tests.count, after: after.book.tests.count))
    }
}

extension Diagnostic {
    /// In one line: `rules/hr.yaml:12:3: there is no topic … [B020]`.
    fileprivate var line: String {
        var place = file.map { "\($0):" } ?? ""
        if let position { place += "\(position.line):\(position.column):" }
        return place + (place.isEmpty ? "" : " ") + "\(message) [\(code)]"
    }
}
