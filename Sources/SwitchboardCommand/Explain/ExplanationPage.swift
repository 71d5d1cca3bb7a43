import Classification
import Diagnostics
import RuleBooks

/// An explanation for people.
struct ExplanationPage {
    let explanation: Explanation
    let usesColor: Bool

    /// More rules that nearly fired than this hide those that matter.
    private static let nearlyFiredMax = 8

    /// Everything.
    var text: String {
        var text = explanation.sentence + "\n\n" + message + "\n" + topics(all: true)
        if !explanation.nearlyFired.isEmpty {
            text += "\nNearly fired:\n"
            for rule in explanation.nearlyFired.prefix(Self.nearlyFiredMax) {
                let name = "\(rule.rule.topic)/\(Self.name(rule.rule))"
                text += "  \(Self.signed(rule.rule.score)) \(name): has \(list(rule.words)); missing: \(rule.missing)\n"
            }
            let more = explanation.nearlyFired.count - Self.nearlyFiredMax
            if more > 0 { text += "  and \(more) more\n" }
        }
        if let runnerUp = explanation.runnerUp {
            text +=
                "\nRunner-up: \(runnerUp.topic) with \(Self.points(runnerUp.score)); \(runnerUp.pointsMissing) more "
                + "would make it own"
                + (runnerUp.copyPointsMissing.map { ", \($0) more would get it a copy" } ?? "") + ".\n"
        }
        text += "\nWhat would have changed it:\n"
        for change in explanation.changes { text += "  \(change.change): \(words(of: change.outcome))\n" }
        if explanation.changes.isEmpty {
            text += "  nothing that was tried: no word that counted, and no rule that nearly fired\n"
        }
        return text
    }

    /// The sentence and the topics that scored: what a failing test shows.
    var short: String { explanation.sentence + "\n" + topics(all: false) }

    private var message: String {
        let places = explanation.topics.flatMap(\.rules).flatMap(\.words).map(\.place)
        let subject = places.filter { $0.field == .subject }.map { $0.start..<$0.end }
        let text = places.filter { $0.field == .text }.map { $0.start..<$0.end }
        var lines = ""
        if !explanation.message.subject.isEmpty {
            lines += MarkedText.lines(explanation.message.subject, marking: subject, usesColor: usesColor)
        }
        lines += MarkedText.lines(explanation.message.text, marking: text, usesColor: usesColor)
        return lines.split(separator: "\n", omittingEmptySubsequences: true).map { "  \($0)\n" }.joined()
    }

    private func topics(all: Bool) -> String {
        var text = ""
        for topic in explanation.topics where all || !topic.rules.isEmpty {
            let role =
                switch topic.role {
                case .owner: ", owns"
                case .copy: ", gets a copy"
                case .none: ""
                }
            text += "\(topic.name): \(topic.score) of \(topic.threshold)\(role)\n"
            for fired in topic.rules {
                text += "  \(Self.signed(fired.rule.score)) \(Self.name(fired.rule)): \(list(fired))\n"
            }
        }
        return text
    }

    /// The words of a lexicon with what each adds.
    private func list(_ fired: Explanation.Fired) -> String {
        if fired.weights.isEmpty { return list(fired.words) }
        let words = zip(fired.words, fired.weights).map { "“\(shown($0.text))” \(Self.signed($1))" }
        return words.joined(separator: ", ")
    }

    private func list(_ words: [Explanation.Words]) -> String {
        words.isEmpty ? "by its fields" : words.map { "“\(shown($0.text))”" }.joined(separator: ", ")
    }

    /// On one line, without what would play tricks on a terminal.
    private func shown(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return MarkedText.lines(line, marking: [], usesColor: false).replacing("\n", with: "")
    }

    private func words(of outcome: Outcome) -> String {
        let copies = outcome.copies.isEmpty ? "" : ", copies to \(outcome.copies.joined(separator: ", "))"
        return "\(outcome.topic) (\(outcome.owner)), \(outcome.priority.name)\(copies)"
    }

    /// A rule's id, with what else it does beside its score.
    private static func name(_ rule: Explanation.Rule) -> String {
        var effects = rule.priority.map { ["\($0.name)"] } ?? []
        if !rule.copyTo.isEmpty { effects.append("copies to \(rule.copyTo.joined(separator: ", "))") }
        return rule.id + (effects.isEmpty ? "" : " (\(effects.joined(separator: "; ")))")
    }

    private static func signed(_ score: Int) -> String { score > 0 ? "+\(score)" : "\(score)" }
    private static func points(_ score: Int) -> String { score == 1 ? "1 point" : "\(score) points" }
}
