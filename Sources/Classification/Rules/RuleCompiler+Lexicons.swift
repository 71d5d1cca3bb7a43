import Matching

/// Lexicons, to groups with weights.
extension RuleCompiler {
    /// Adds a lexicon, and has each of its words bring the rule to be looked at.
    mutating func compile(
        lexicon entries: [LexiconEntry], from least: Int, in parts: MessageParts
    ) throws(ClassifierError.Reason) -> Compiled {
        if entries.isEmpty { throw .emptyCondition }
        var compiled: [RuleProgram.LexiconEntry] = []
        var total = 0
        for entry in entries {
            guard (-ClassifierLimits.scoreMax...ClassifierLimits.scoreMax).contains(entry.weight) else {
                throw .scoreOutOfRange(entry.weight)
            }
            total += abs(entry.weight)
            if total > ClassifierLimits.lexiconTotalMax { throw .scoreOutOfRange(total) }
            compiled.append(.init(words: try words(of: entry, in: parts), weight: Int32(entry.weight)))
        }
        let lexicon = Int32(program.lexicons.count)
        program.lexicons.append(.init(entries: compiled, parts: parts))
        try emit(.lexicon(lexicon, from: least))
        return Compiled(anchors: [.lexicon(lexicon)], stackDepth: 1)
    }

    /// A phrase of the vocabulary where the entry is one alone, else a group.
    private mutating func words(
        of entry: LexiconEntry, in parts: MessageParts
    ) throws(ClassifierError.Reason) -> RuleProgram.LexiconEntry.Words {
        if entry.patterns.count == 1, case .phrase(let text, allowsTypos: false) = entry.patterns[0],
            let phrase = groups.vocabulary.number(of: text)
        {
            return .phrase(phrase)
        }
        return .group(try group(of: entry.patterns, in: parts))
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
