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

    /// For people: each failure with what happened instead, coverage where asked for, and a line that counts.
    var text: String {
        let explainer = Explainer(book: book)
        var text = ""
        for failure in report.failures {
            text += renderer.text(failure.diagnostic(.failedTest))
            let explanation = ExplanationPage(
                explanation: explainer.explain(failure.test.message), usesColor: renderer.usesColor)
            text += explanation.short.split(separator: "\n").map { "    \($0)\n" }.joined() + "\n"
        }
        if hasCoverage { text += coverage + "\n" }
        let (count, failed) = (report.results.count, report.failures.count)
        return text + "\(count) test\(count == 1 ? "" : "s"), " + (failed == 0 ? "all pass" : "\(failed) fail")
            + "; \(report.hits.count { $0 > 0 }) of \(report.hits.count) rules hit\n"
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
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("tests")
        writer.integer(Int64(report.results.count))
        writer.key("failures")
        writer.beginArray()
        for failure in report.failures { DiagnosticJSON.write(failure.diagnostic(.failedTest), to: &writer) }
        writer.endArray()
        writer.key("rules")
        writer.beginArray()
        for rule in report.hits.indices {
            writer.beginObject()
            writer.key("topic")
            writer.string(book.topicNames[book.classifier.rules[rule].topic])
            writer.key("id")
            writer.string(book.ruleNames[rule])
            writer.key("tests")
            writer.integer(Int64(report.hits[rule]))
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
