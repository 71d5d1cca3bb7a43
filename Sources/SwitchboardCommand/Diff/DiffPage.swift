import Foundation
import JSON
import RuleBooks

/// What `switchboard diff` shows. Never a text that a person wrote: examples are named by their ids.
struct DiffPage {
    let diff: DecisionDiff
    let old: RuleBook
    let new: RuleBook
    /// Lines or records that could not be read.
    let unreadable: Int

    /// For people.
    var text: String {
        var text = "\(diff.changed) of \(diff.count) decisions change\(percent)"
        text += unreadable > 0 ? "; \(unreadable) could not be read\n" : "\n"
        let width = diff.groups.map { String($0.count).count }.max() ?? 0
        for group in diff.groups {
            let count = String(group.count)
            text += "\n\(String(repeating: " ", count: width - count.count))\(count) \(group.change.words)\n"
            for example in group.examples {
                text +=
                    "  \(example.name)\n    before: \(example.sentenceBefore)\n    after:  \(example.sentenceAfter)\n"
            }
        }
        return text
    }

    private var percent: String {
        diff.count == 0 ? "" : " (\(String(format: "%.1f", diff.share * 100)) %)"
    }

    /// For machines.
    var json: [UInt8] {
        JSONWriter.line { writer in
            writer.member("old_rule_book", old.hash)
            writer.member("new_rule_book", new.hash)
            writer.member("inquiries", diff.count)
            writer.member("unreadable", unreadable)
            writer.member("changed", diff.changed)
            writer.member("groups", objects: diff.groups) { group, writer in
                writer.member("change", group.change.words)
                writer.member("count", group.count)
                writer.member("examples", objects: group.examples) { example, writer in
                    writer.member("id", example.name)
                    writer.member("before") { Self.write(example.before, example.sentenceBefore, to: &$0) }
                    writer.member("after") { Self.write(example.after, example.sentenceAfter, to: &$0) }
                }
            }
        }
    }

    private static func write(_ outcome: Outcome, _ sentence: String, to writer: inout JSONWriter) {
        ExplanationJSON.write(outcome, to: &writer)
        writer.member("sentence", sentence)
    }
}
