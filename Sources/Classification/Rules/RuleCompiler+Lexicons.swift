/// Lexicons, to groups with weights.
extension RuleCompiler {
    /// Adds a lexicon, and has each of its words bring the rule to be looked at.
    mutating func compile(
        lexicon entries: [LexiconEntry], from least: Int, in parts: MessageParts
    ) throws(ClassifierError.Reason) -> Compiled {
        if entries.isEmpty { throw .emptyCondition }
        var compiled: [RuleProgram.Entry] = []
        for entry in entries {
            guard (-ClassifierLimits.scoreMax...ClassifierLimits.scoreMax).contains(entry.weight) else {
                throw .scoreOutOfRange(entry.weight)
            }
            compiled.append(.init(group: try group(of: entry.patterns, in: parts), weight: Int32(entry.weight)))
        }
        let lexicon = addLexicon(compiled)
        try emit(.lexicon(lexicon, from: least))
        return Compiled(anchors: [.lexicon(lexicon)], stackDepth: 1)
    }

    /// The first lexicon that holds together with a rule's other conditions, -1 for none.
    func lexicon(of rule: RuleDefinition) throws(ClassifierError.Reason) -> Int32 {
        if rule.condition.hasOwnLexicon {
            for instruction in program.instructions[firstInstruction...] {
                if case .lexicon(let lexicon, _) = instruction { return lexicon }
            }
        }
        if rule.scoresByLexicon { throw .noLexicon }
        return -1
    }
}

extension ConditionDefinition {
    /// Whether it is a lexicon, or all of some conditions of which the first with a lexicon anywhere in it is one.
    var hasOwnLexicon: Bool {
        switch self {
        case .lexicon: true
        case .all(let children): children.first { $0.hasLexicon }?.hasOwnLexicon ?? false
        default: false
        }
    }

    private var hasLexicon: Bool {
        switch self {
        case .lexicon: true
        case .any(let children), .all(let children), .none(let children), .atLeast(_, let children):
            children.contains { $0.hasLexicon }
        default: false
        }
    }
}
