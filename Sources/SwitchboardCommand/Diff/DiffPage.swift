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
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("old_rule_book")
        writer.string(old.hash)
        writer.key("new_rule_book")
        writer.string(new.hash)
        writer.key("inquiries")
        writer.integer(Int64(diff.count))
        writer.key("unreadable")
        writer.integer(Int64(unreadable))
        writer.key("changed")
        writer.integer(Int64(diff.changed))
        writer.key("groups")
        writer.beginArray()
        for group in diff.groups { write(group, to: &writer) }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ group: DecisionDiff.Group, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("change")
        writer.string(group.change.words)
        writer.key("count")
        writer.integer(Int64(group.count))
        writer.key("examples")
        writer.beginArray()
        for example in group.examples {
            writer.beginObject()
            writer.key("id")
            writer.string(example.name)
            write("before", example.before, example.sentenceBefore, to: &writer)
            write("after", example.after, example.sentenceAfter, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ key: StaticString, _ outcome: Outcome, _ sentence: String, to writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject()
        ExplanationJSON.write(outcome, to: &writer)
        writer.key("sentence")
        writer.string(sentence)
        writer.endObject()
    }
}
