import Matching

extension Classifier {
    /// Decides one message as `classify` does, and says how every rule and each condition in it came out. Nothing is evaluated by
    /// other code than decides: each condition's own instructions run again on what the decision left in the scratch.
    ///
    /// For people's questions: it allocates, and takes as long as all rules together.
    public func trace(_ message: Message, in bytes: Span<UInt8>, scratch: ClassifierScratch) -> ClassificationTrace {
        let decision = classify(message, in: bytes, scratch: scratch)
        let scores = scratch.topicScores
        var traces: [RuleTrace] = []
        for topic in definition.topics {
            for rule in topic.rules {
                let id = traces.count
                let compiled = program.rules[id]
                let trace = scratch.state.trace(
                    compiled.instructions, of: program, as: rule.condition, among: topic.rules, for: message, in: bytes)
                traces.append(
                    RuleTrace(
                        rule: id, topic: compiled.topic, score: scratch.state.score(of: compiled), condition: trace,
                        isActive: compiled.active.contains(message.instant)))
            }
        }
        return ClassificationTrace(decision: decision, topicScores: scores, rules: traces)
    }
}

extension MessageState {
    /// A condition's instructions and what came of them.
    private struct Step {
        var first: Int
        var holds: Bool
        var evidence: [Evidence]
        var groups: [Evidence?]
        var words: [LexiconWord]
        var children: [Step]

        /// Puts each step beside the condition that it was compiled from: the compiler keeps their order.
        func trace(as definition: ConditionDefinition, among rules: [RuleDefinition]) -> ConditionTrace {
            if case .rule(let place) = definition, rules.indices.contains(place) {
                return trace(as: definition, buildingOn: rules[place], among: rules)
            }
            let parts = definition.children
            return ConditionTrace(
                definition: definition, holds: holds, evidence: evidence,
                children: parts.count == children.count
                    ? zip(children, parts).map { $0.trace(as: $1, among: rules) } : [], groups: groups,
                words: words, isActive: true)
        }

        /// In the place of a rule's name stands its condition, with its time beside it where it has one.
        private func trace(
            as definition: ConditionDefinition, buildingOn rule: RuleDefinition, among rules: [RuleDefinition]
        ) -> ConditionTrace {
            let condition = rule.active == nil ? self : children.first ?? self
            return ConditionTrace(
                definition: definition, holds: holds, evidence: evidence,
                children: [condition.trace(as: rule.condition, among: rules)], groups: [], words: [],
                isActive: rule.active == nil || children.last?.holds ?? true)
        }
    }

    /// Runs the instructions of a rule and of every condition in it, for the message that was decided last.
    fileprivate mutating func trace(
        _ instructions: Range<Int>, of program: RuleProgram, as definition: ConditionDefinition,
        among rules: [RuleDefinition], for fields: Message, in bytes: Span<UInt8>
    ) -> ConditionTrace {
        var stack: [Step] = []
        // Before that stands what the decision rests on.
        let known = proof.count
        for place in instructions {
            let instruction = program.instructions[place]
            let children = Array(stack.suffix(instruction.operandCount))
            stack.removeLast(children.count)
            let first = children.first?.first ?? place
            proof.truncate(to: known)
            let holds = holds(first..<(place + 1), of: program, for: fields, in: bytes)
            stack.append(
                Step(
                    first: first, holds: holds, evidence: holds ? evidence(of: known..<proof.count, by: program) : [],
                    groups: groups(of: instruction, in: program), words: words(of: instruction, in: program),
                    children: children))
        }
        proof.truncate(to: known)
        return stack.last?.trace(as: definition, among: rules)
            ?? ConditionTrace(
                definition: definition, holds: false, evidence: [], children: [], groups: [], words: [],
                isActive: true)
    }

    private func evidence(of proof: Range<Int>, by program: RuleProgram) -> [Evidence] {
        var evidence = FiredEvidence()
        var heaviest = HeaviestWords()
        appendEvidence(of: proof, by: program, most: .max, &heaviest, to: &evidence)
        evidence.endRule()
        return (0..<evidence.count(ofRule: 0)).map { evidence[0, $0] }
    }

    /// All words of a lexicon that occurred, the heaviest first.
    private mutating func words(of instruction: RuleProgram.Instruction, in program: RuleProgram) -> [LexiconWord] {
        guard case .lexicon(let number, _) = instruction else { return [] }
        let lexicon = program.lexicons[Int(number)]
        let words = entriesFound(of: lexicon).map {
            LexiconWord(place: span(of: $0.occurrence), weight: Int(lexicon.entries[$0.entry].weight))
        }
        return words.sorted {
            (-abs($0.weight), $0.place.field.rawValue, $0.place.start)
                < (-abs($1.weight), $1.place.field.rawValue, $1.place.start)
        }
    }

    private func groups(of instruction: RuleProgram.Instruction, in program: RuleProgram) -> [Evidence?] {
        guard case .near(let near) = instruction else { return [] }
        return program.nears[Int(near)].groups.map { place in
            let group = groups[Int(program.nearGroups[place])]
            return group.stamp == message ? span(of: occurrences[Int(group.occurrence)]) : nil
        }
    }
}

extension RuleProgram.Instruction {
    /// How many values it takes from the stack.
    fileprivate var operandCount: Int {
        switch self {
        case .atLeast(_, let count), .none(let count): Int(count)
        case .group, .near, .lexicon, .field, .confidential, .moment, .period: 0
        }
    }
}

extension ConditionDefinition {
    /// The conditions inside it, in the order in which they are compiled.
    fileprivate var children: [ConditionDefinition] {
        switch self {
        case .any(let children), .all(let children), .none(let children), .atLeast(_, let children): children
        case .phrases, .near, .lexicon, .field, .confidential, .moment, .rule: []
        }
    }
}
