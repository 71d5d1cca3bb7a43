import Classification
import Foundation
import JSON
import RuleBooks

/// What `switchboard accuracy` shows.
struct AccuracyPage {
    let report: AccuracyReport
    let showsMisses: Bool

    /// Languages with fewer inquiries than this say little each.
    private static let inquiriesOfLanguageMin = 20

    /// For people.
    var text: String {
        let right = report.right
        var text = "\(right.total) inquiries: macro-F1 \(Self.figure(report.macroF1)), "
        text += "\(right.count) (\(Self.percent(right))) to the right topic\n\n"
        text += TextTable.text(
            [["topic", "F1", "precision", "recall"]]
                + zip(report.classes, report.accuracies).map { Self.row($0, $1) }
                + [Self.row("urgent", report.urgent)])
        text += "\nurgent and about safety, reaching safety: \(Self.counted(report.urgentReachingSafety))\n"
        text += "copies that were needed and sent: \(Self.counted(report.copies))\n"
        text += "copies that were sent and needed: \(Self.counted(report.sentCopies))\n\n"
        text += languages + "\n"
        text += "labelled (row) as decided (column)\n"
        text += TextTable.text(
            [[""] + report.classes]
                + zip(report.classes, report.confusion).map { [$0] + $1.map { $0 == 0 ? "." : String($0) } })
        return showsMisses ? text + misses : text
    }

    /// How well classes are found, alone.
    static func text(_ classes: [(name: String, accuracy: ClassAccuracy)], inquiries: Int) -> String {
        "\(inquiries) inquiries: macro-F1 \(figure(AccuracyReport.macroF1(classes.map(\.accuracy))))\n\n"
            + TextTable.text([["topic", "F1", "precision", "recall"]] + classes.map { row($0.name, $0.accuracy) })
    }

    private var languages: String {
        let shown = report.languages.filter { Self.count($0.accuracies) >= Self.inquiriesOfLanguageMin }
        let rows = shown.map { language, accuracies in
            [language, String(Self.count(accuracies)), Self.figure(AccuracyReport.macroF1(accuracies))]
                + accuracies.map { "\(Self.percent($0.precision)) / \(Self.percent($0.recall))" }
        }
        let titles = ["language", "inquiries", "macro-F1"] + report.classes.map { "\($0) P / R" }
        return TextTable.text([titles] + rows)
    }

    private var misses: String {
        report.misses.map { miss in
            let label = miss.inquiry.primary + (miss.inquiry.isUrgent ? ", urgent" : "")
            let decided = miss.decided + (miss.outcome.priority == .urgent ? ", urgent" : "")
            let line = miss.inquiry.message.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return "\n\(miss.inquiry.name): labelled \(label); decided \(decided)\n  \(line)\n"
        }.joined()
    }

    private static func row(_ name: String, _ accuracy: ClassAccuracy) -> [String] {
        [name, figure(accuracy.f1), counted(accuracy.precision), counted(accuracy.recall)]
    }

    private static func count(_ accuracies: [ClassAccuracy]) -> Int { accuracies.reduce(0) { $0 + $1.recall.total } }

    private static func figure(_ value: Double) -> String { String(format: "%.3f", value) }

    private static func percent(_ ratio: Ratio) -> String {
        ratio.share.map { String(format: "%.0f %%", $0 * 100) } ?? "-"
    }

    private static func counted(_ ratio: Ratio) -> String { "\(percent(ratio)) (\(ratio.count) of \(ratio.total))" }

    /// For machines: shares as numbers from 0 to 1, each beside its counts.
    var json: [UInt8] {
        JSONWriter.line { writer in
            writer.member("inquiries", report.right.total)
            writer.member("right", report.right.count)
            writer.member("macro_f1", share: report.macroF1)
            writer.member("topics", objects: Array(zip(report.classes, report.accuracies))) { topic, writer in
                writer.member("topic", topic.0)
                Self.write(topic.1, to: &writer)
            }
            writer.member("urgent", object: { Self.write(report.urgent, to: &$0) })
            writer.member("urgent_reaching_safety", object: { Self.write(report.urgentReachingSafety, to: &$0) })
            writer.member("copies", object: { Self.write(report.copies, to: &$0) })
            writer.member("sent_copies", object: { Self.write(report.sentCopies, to: &$0) })
            writer.member("languages", objects: report.languages) { language, writer in
                writer.member("language", language.language)
                writer.member("macro_f1", share: AccuracyReport.macroF1(language.accuracies))
                writer.member("topics", objects: Array(zip(report.classes, language.accuracies))) { topic, writer in
                    writer.member("topic", topic.0)
                    Self.write(topic.1, to: &writer)
                }
            }
            writer.member("confusion", objects: report.classes.indices) { label, writer in
                writer.member("labelled", report.classes[label])
                writer.member("decided", objects: report.classes.indices) { decided, writer in
                    writer.member("topic", report.classes[decided])
                    writer.member("inquiries", report.confusion[label][decided])
                }
            }
            guard showsMisses else { return }
            writer.member("misses", objects: report.misses) { miss, writer in
                writer.member("id", miss.inquiry.name)
                writer.member("primary", miss.inquiry.primary)
                writer.member("urgent", miss.inquiry.isUrgent)
                writer.member("decided", object: { ExplanationJSON.write(miss.outcome, to: &$0) })
            }
        }
    }

    private static func write(_ accuracy: ClassAccuracy, to writer: inout JSONWriter) {
        writer.member("f1", share: accuracy.f1)
        writer.member("precision", object: { write(accuracy.precision, to: &$0) })
        writer.member("recall", object: { write(accuracy.recall, to: &$0) })
    }

    private static func write(_ ratio: Ratio, to writer: inout JSONWriter) {
        writer.member("count", ratio.count)
        writer.member("total", ratio.total)
    }
}

extension JSONWriter {
    /// Writes a member with a share, in ten-thousandths.
    fileprivate mutating func member(_ name: StaticString, share: Double) {
        key(name)
        raw(Array(String(format: "%.4f", share).utf8).span)
    }
}
