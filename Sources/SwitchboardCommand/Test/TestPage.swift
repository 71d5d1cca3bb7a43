import Classification
import Diagnostics
import JSON
import RuleBooks

/// What `switchboard test` shows.
struct TestPage {
    let report: RuleTestReport
    let book: RuleBook
    let renderer: DiagnosticRenderer
    let hasCoverage: Bool
    /// Whether tests of the safety topic fail.
    let isRefused: Bool
    /// Explaining failures takes longer than finding them.
    let progress: ProgressLine

    /// For people: each failure with what happened instead, coverage where asked for, and a line that counts.
    var text: String {
        let explainer = Explainer(book: book)
        var text = ""
        for (place, failure) in report.failures.enumerated() {
            progress.show("\(place) of \(report.failures.count) failures explained")
            text += renderer.text(failure.diagnostic(.failedTest))
            let explanation = ExplanationPage(
                explanation: explainer.explain(failure.test.message), usesColor: renderer.usesColor)
            text += explanation.short.split(separator: "\n").map { "    \($0)\n" }.joined() + "\n"
        }
        progress.clear()
        if hasCoverage { text += coverage + "\n" }
        let (count, failed) = (report.results.count, report.failures.count)
        return text + "\(count) test\(count == 1 ? "" : "s"), " + (failed == 0 ? "all pass" : "\(failed) fail")
            + "; \(report.hits.count { $0 > 0 }) of \(report.hits.count) rules hit\n"
            + (isRefused ? "This book is not loaded: a test of the safety topic fails.\n" : "")
    }

    /// Rules by how many tests make them fire, none first.
    private var coverage: String {
        let rules = report.hits.indices.sorted { (report.hits[$0], $0) < (report.hits[$1], $1) }
        let rows = rules.map { rule in
            [
                String(report.hits[rule]), book.topicNames[book.classifier.rules[rule].topic], book.ruleNames[rule],
                report.hits[rule] == 0 ? "no test makes it fire" : "",
            ]
        }
        return TextTable.text([["tests", "topic", "rule", ""]] + rows)
    }

    /// For machines: `tests`, `failures` (file, line, message) and `rules` (topic, id, tests).
    var json: [UInt8] {
        JSONWriter.line { writer in
            writer.member("tests", report.results.count)
            writer.member("failures", array: report.failures) { failure, writer in
                DiagnosticJSON.write(failure.diagnostic(.failedTest), to: &writer)
            }
            writer.member("rules", objects: report.hits.indices) { rule, writer in
                writer.member("topic", book.topicNames[book.classifier.rules[rule].topic])
                writer.member("id", book.ruleNames[rule])
                writer.member("tests", report.hits[rule])
            }
        }
    }
}
