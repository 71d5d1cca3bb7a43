import Classification
import YAML

/// Reads conditions: the condition keys of a rule, or of an item in a list. Several keys hold together.
struct ConditionReader {
    let problems: YAMLProblems
    /// The parts that the conditions around this one ask for with `in`.
    var parts: MessageParts?

    /// The conditions among the keys of `mapping`; nil and reported where there is none.
    func read(_ mapping: inout YAMLMapping) -> ConditionSource? {
        var reader = self
        let partsNode = mapping.take("in")
        if let partsNode { reader.parts = MessagePartWords.read(partsNode, among: MessagePartWords.readable, problems) }
        var conditions: [ConditionSource] = []
        var isComplete = true
        func add(_ key: String, _ read: (YAMLNode) -> ConditionSource?) {
            guard let node = mapping.take(key) else { return }
            if let condition = read(node) { conditions.append(condition) } else { isComplete = false }
        }
        add("any") { reader.items($0).map(ConditionSource.any) }
        add("all") { reader.items($0).map(ConditionSource.all) }
        add("none") { reader.items($0).map(ConditionSource.none) }
        add("at_least", reader.atLeast)
        add("near", reader.near)
        if let lexicon = mapping.take("lexicon") {
            let from = mapping.take("from")
            let least = from?.score(problems)
            let lines = LexiconReader(problems: problems).read(lexicon)
            isComplete = isComplete && !lines.isEmpty && (from == nil || least != nil)
            conditions.append(.lexicon(LexiconSource(lines: lines, least: least, node: lexicon), in: reader.parts))
        }
        if let pattern = PhraseReader(problems: problems).pattern(&mapping) {
            if let phrase = pattern.value {
                conditions.append(.phrase(phrase, in: reader.parts))
            } else {
                isComplete = false
            }
        }
        add("rule") { $0.name(problems).map(ConditionSource.rule) }
        for (key, field) in Self.fields { add(key) { values($0, of: field) } }
        add("confidential") { $0.bool(problems).map(ConditionSource.confidential) }
        // Several keys about the clock are one condition, so that what is missing is said once.
        if let moment = MomentReader(problems: problems).read(&mapping, &isComplete) {
            conditions.append(.moment(moment))
        }
        guard isComplete else { return nil }
        guard !conditions.isEmpty else {
            problems.report(
                .noCondition, "there is no condition here", at: mapping.node,
                hint: "any, all, none, at_least, near, lexicon, phrase, regex, rule, "
                    + Self.fields.map(\.key).joined(separator: ", ") + ", confidential, time, days, school_day or dates"
            )
            return nil
        }
        if let partsNode, !conditions.contains(where: \.readsText) {
            problems.report(
                .partsOfNothing, "`in` says where phrases are looked for, and there is no phrase here", at: partsNode)
        }
        return conditions.count == 1 ? conditions[0] : .all(conditions)
    }

    /// The fields a condition can ask for, by their keys.
    static let fields: [(key: String, field: MessageField)] = [
        ("channel", .channel), ("language", .language), ("school", .school), ("sender", .senderType),
        ("claimed_topic", .claimedTopic),
    ]

    /// The types of senders that an inquiry can have.
    private static let senderTypes = ["parent", "student", "staff", "applicant", "community"]

    /// A list of phrases, `$name`s and nested conditions.
    private func items(_ node: YAMLNode) -> [ConditionSource]? {
        guard let nodes = node.filledItems(problems) else { return nil }
        var conditions: [ConditionSource] = []
        conditions.reserveCapacity(nodes.count)
        for node in nodes { if let condition = item(node) { conditions.append(condition) } }
        return conditions.count == nodes.count ? conditions : nil
    }

    private func item(_ node: YAMLNode) -> ConditionSource? {
        guard case .mapping = node.content else {
            return PhraseReader(problems: problems).item(node).map { .phrase($0, in: parts) }
        }
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        defer { mapping.finish() }
        return read(&mapping)
    }

    private func atLeast(_ node: YAMLNode) -> ConditionSource? {
        let example = "at_least: {count: 2, of: [$one, $other, {any: [third]}]}"
        guard var mapping = YAMLMapping(node, problems: problems, example: example) else { return nil }
        let countNode = mapping.required("count")
        let count = countNode?.integer(in: 1...RuleBookLimits.rulesMax, problems)
        let conditions = mapping.required("of").flatMap(items)
        mapping.finish()
        guard let count, let countNode, let conditions else { return nil }
        guard count <= conditions.count else {
            problems.report(
                .atLeast, "at least \(count) of \(conditions.count) can never hold", at: countNode)
            return nil
        }
        return .atLeast(count, conditions)
    }

    private func near(_ node: YAMLNode) -> ConditionSource? {
        let example = "near: {phrases: [$one, $other], within: 8 words}"
        guard var mapping = YAMLMapping(node, problems: problems, example: example) else { return nil }
        let groupsNode = mapping.required("phrases")
        let groups = groupsNode?.filledItems(problems)?.map(group)
        let words = mapping.required("within").flatMap(words)
        let isOrdered = mapping.bool("ordered") ?? false
        mapping.finish()
        guard let groups, let groupsNode, let words else { return nil }
        guard (2...RuleBookLimits.nearGroupsMax).contains(groups.count) else {
            problems.report(
                .near, "`near` compares 2 to \(RuleBookLimits.nearGroupsMax) groups of phrases, found \(groups.count)",
                at: groupsNode, hint: "phrases: [$one, $other]")
            return nil
        }
        let readable = groups.compactMap { $0 }
        guard readable.count == groups.count else { return nil }
        return .near(readable, withinWords: words, inOrder: isOrdered, in: parts)
    }

    /// A phrase, a `$name`, or a list of those.
    private func group(_ node: YAMLNode) -> [Located<PhraseSource>]? {
        let reader = PhraseReader(problems: problems)
        if case .sequence = node.content { return reader.items(node) }
        return reader.item(node).map { [$0] }
    }

    /// `8 words`.
    private func words(_ node: YAMLNode) -> Int? {
        guard let text = node.text(problems) else { return nil }
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[1] == "words", let count = Int(parts[0]),
            (2...RuleBookLimits.nearWordsMax).contains(count)
        else {
            problems.report(
                .near, "expected 2 to \(RuleBookLimits.nearWordsMax) words, found \(ScalarText.quoted(text))", at: node,
                hint: "within: 8 words")
            return nil
        }
        return count
    }

    /// One value of a field, or a list of some.
    private func values(_ node: YAMLNode, of field: MessageField) -> ConditionSource? {
        let nodes = node.itemsOrSelf
        guard !nodes.isEmpty else {
            problems.report(.empty, "this list is empty", at: node)
            return nil
        }
        let values = nodes.compactMap { value($0, of: field) }
        return values.count == nodes.count ? .field(field, values) : nil
    }

    private func value(_ node: YAMLNode, of field: MessageField) -> Located<String>? {
        switch field {
        case .senderType:
            node.choice(Self.senderTypes.map { (word: $0, value: $0) }, problems).map {
                Located(value: $0, node: node, problems: problems)
            }
        case .language: node.language(problems)
        case .channel, .school, .claimedTopic: node.shownText(problems)
        }
    }
}
