import Classification
import Diagnostics
import YAML

/// Reads phrases, regular expressions and the names of lists, alone or with options.
struct PhraseReader {
    let problems: YAMLProblems
    /// The language of the list it reads, where that has endings to expand.
    var language: InflectedLanguage?
    /// What the list asks for, for all its items.
    var inflects = false
    var allowsTypos = false

    /// Items, each a text or a mapping; nil and reported where one is neither.
    func items(_ node: YAMLNode) -> [Located<PhraseSource>]? {
        guard let nodes = node.filledItems(problems) else { return nil }
        var items: [Located<PhraseSource>] = []
        items.reserveCapacity(nodes.count)
        for node in nodes { if let item = item(node) { items.append(item) } }
        return items.count == nodes.count ? items : nil
    }

    /// `late`, `$late`, `{phrase: late, typos: true}` or `{regex: "..."}`.
    func item(_ node: YAMLNode) -> Located<PhraseSource>? {
        guard case .mapping = node.content else { return phrase(node) }
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        defer { mapping.finish() }
        if let pattern = pattern(&mapping) { return pattern.value }
        problems.report(
            .noCondition, "there is no phrase here", at: node,
            hint: "phrase: \"...\" or regex: \"...\", with its options")
        return nil
    }

    /// What the keys `phrase` or `regex` and their options say; nil where neither is there, and its `value` nil where
    /// something was reported.
    func pattern(_ mapping: inout YAMLMapping) -> (value: Located<PhraseSource>?, Void)? {
        if let node = mapping.take("phrase") {
            let inflection = mapping.take("inflect").map(inflection)
            let typos = mapping.bool("typos") ?? allowsTypos
            return (phrase(node, inflection: inflection ?? listInflection, allowsTypos: typos), ())
        }
        guard let node = mapping.take("regex") else { return nil }
        return (node.text(problems).flatMap { expression($0, node) }, ())
    }

    private var listInflection: InflectedLanguage? { inflects ? language : nil }

    private func phrase(_ node: YAMLNode) -> Located<PhraseSource>? {
        phrase(node, inflection: listInflection, allowsTypos: allowsTypos)
    }

    private func phrase(
        _ node: YAMLNode, inflection: InflectedLanguage?, allowsTypos: Bool
    ) -> Located<PhraseSource>? {
        guard let text = node.visibleText(problems) else { return nil }
        if text.utf8.first == UInt8(ascii: "$"), text.hasPrefix("$") {
            return located(.list(String(text.dropFirst())), node)
        }
        let most = RuleBookLimits.phraseLengthMax
        // Bytes are told without counting, and are never fewer than characters.
        if text.utf8.count > most, text.unicodeScalars.count > most {
            problems.report(
                .phrase, "a phrase has at most \(most) characters", at: node,
                hint: "what many people write in the same words is shorter")
            return nil
        }
        let pattern = PatternSource(text: text, inflection: inflection, allowsTypos: allowsTypos)
        guard check(pattern, node) else { return nil }
        return located(inflection == nil && !allowsTypos ? .literal(text) : .pattern(pattern), node)
    }

    private func expression(_ text: String, _ node: YAMLNode) -> Located<PhraseSource>? {
        let pattern = PatternSource(text: text, isExpression: true)
        return check(pattern, node) ? located(.pattern(pattern), node) : nil
    }

    private func check(_ pattern: PatternSource, _ node: YAMLNode) -> Bool {
        // Beyond the limit, which has been reported, none is read any more.
        if pattern.isExpression && problems.expense > RuleBookLimits.expressionMovesMax { return false }
        do throws(ClassifierError.Reason) {
            let cost = try Classifier.cost(of: pattern.definition)
            return !pattern.isExpression || spend(cost, on: node)
        } catch {
            report(error, in: pattern.text, node)
            if pattern.isExpression { _ = spend(Self.refusedCost, on: node) }
            return false
        }
    }

    /// What an expression counts that is refused, often for being too large.
    private static let refusedCost = 2_000

    /// Whether the expressions of the file are within their limit, with one more that comes to so many moves.
    private func spend(_ moves: Int, on node: YAMLNode) -> Bool {
        let limit = RuleBookLimits.expressionMovesMax
        problems.expense += moves
        if problems.expense <= limit { return true }
        problems.report(
            .limit, "the regular expressions of this file come to more than \(limit) moves with this one", at: node,
            hint: "counted parts are written out, and each part that may be left out multiplies the moves")
        return false
    }

    private func report(_ reason: ClassifierError.Reason, in text: String, _ node: YAMLNode) {
        if case .expression(_, _, let offset) = reason, let place = place(of: offset, in: text, node) {
            problems.report(code: RuleBookCode.phrase.rawValue, reason.message, at: place, hint: reason.hint)
        } else {
            problems.report(.phrase, reason.message, at: node, hint: reason.hint)
        }
    }

    /// Where the character at `offset` of a scalar's text stands; nil where escapes or line breaks hide it.
    private func place(of offset: Int, in text: String, _ node: YAMLNode) -> SourcePosition? {
        guard node.start.line == node.end.line else { return nil }
        let quotes = node.end.column - node.start.column - text.unicodeScalars.count
        guard quotes == 0 || quotes == 2 else { return nil }
        return SourcePosition(line: node.start.line, column: node.start.column + quotes / 2 + offset)
    }

    private func located(_ source: PhraseSource, _ node: YAMLNode) -> Located<PhraseSource> {
        Located(value: source, node: node, problems: problems)
    }

    /// `true` for the list's language, or a language.
    private func inflection(_ node: YAMLNode) -> InflectedLanguage? {
        let languages = InflectedLanguage.allCases.map { (word: $0.rawValue, value: $0 as InflectedLanguage?) }
        guard let choice = node.choice([(word: "true", value: nil)] + languages, problems) else { return nil }
        if let language = choice ?? language { return language }
        problems.report(
            .inflection, "no language says which endings `inflect` takes here", at: node,
            hint: "inflect: en or inflect: es; a list that has its phrases by language can say inflect: true")
        return nil
    }
}
