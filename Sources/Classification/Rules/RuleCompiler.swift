import Matching

/// Compiles a definition to a rule program and the automaton of its patterns.
struct RuleCompiler {
    var program = RuleProgram()
    private(set) var problems: [ClassifierError.Problem] = []
    var groups = PatternGroups()
    private var groupsInNear: Set<Int32> = []
    private var rulesOfGroup: [(list: Int32, item: Int32)] = []
    private var rulesOfLexicon: [(list: Int32, item: Int32)] = []
    private var valueOfField: [FieldKey: Int32] = [:]

    /// The rules of the topic at hand, and those of them that are being compiled, one within the other.
    private(set) var topicRules: [RuleDefinition] = []
    var rulesWithin: [Int] = []
    private(set) var firstInstruction = 0

    private struct FieldKey: Hashable {
        var field: MessageField
        var words: [UInt8]
    }

    /// Compiles all rules, and keeps the problems of those that can't be.
    mutating func compile(_ definition: ClassifierDefinition) {
        check(department: definition.fallbackDepartment, topic: nil, rule: nil)
        if let safety = definition.safetyTopic, !definition.topics.indices.contains(safety) {
            problems.append(.init(topic: nil, rule: nil, reason: .idOutOfRange(safety)))
        }
        for (topicID, topic) in definition.topics.enumerated() {
            check(department: topic.department, topic: topicID, rule: nil)
            topicRules = topic.rules
            let firstCap = addCaps(of: topic, topicID)
            let copyThreshold = topic.copyThreshold ?? (topicID == definition.safetyTopic ? topic.threshold : .max)
            program.topics.append(
                .init(department: topic.department, threshold: topic.threshold, copyThreshold: copyThreshold))
            for (index, rule) in topic.rules.enumerated() {
                for department in rule.copyTo { check(department: department, topic: topicID, rule: index) }
                do throws(ClassifierError.Reason) {
                    try compile(rule, at: index, of: topicID, firstCap: firstCap)
                } catch {
                    problems.append(.init(topic: topicID, rule: index, reason: error))
                }
            }
        }
        program.clock = definition.clock
        program.calendar = definition.calendar
        finish()
    }

    private mutating func check(department: DepartmentID, topic: TopicID?, rule: Int?) {
        if !(0..<DepartmentSet.departmentsMax).contains(department) {
            problems.append(.init(topic: topic, rule: rule, reason: .idOutOfRange(department)))
        }
    }

    /// The topic's caps; where its groups' begin.
    private mutating func addCaps(of topic: TopicDefinition, _ id: TopicID) -> Int {
        let first = program.groupCaps.count
        program.groupCaps += topic.groupCaps.map { .init(topic: id, most: $0) }
        program.topicCaps.append(topic.cap ?? .max)
        if topic.cap != nil || !topic.groupCaps.isEmpty { program.hasCaps = true }
        return first
    }

    private mutating func compile(
        _ rule: RuleDefinition, at index: Int, of topic: TopicID, firstCap: Int
    ) throws(ClassifierError.Reason) {
        guard (-ClassifierLimits.scoreMax...ClassifierLimits.scoreMax).contains(rule.score) else {
            throw .scoreOutOfRange(rule.score)
        }
        if let group = rule.group, !(0..<program.groupCaps.count - firstCap).contains(group) {
            throw .idOutOfRange(group)
        }
        let first = program.instructions.count
        firstInstruction = first
        rulesWithin = [index]
        let compiled = try compile(rule.condition, depth: 1)
        program.stackDepthMax = max(program.stackDepthMax, compiled.stackDepth)
        let id = program.rules.count
        if id % 64 == 0 { program.rulesWithoutPhrase.append(0) }
        if let anchors = compiled.anchors {
            for anchor in anchors {
                switch anchor {
                case .group(let group): rulesOfGroup.append((group, Int32(id)))
                case .lexicon(let lexicon): rulesOfLexicon.append((lexicon, Int32(id)))
                }
            }
        } else {
            program.rulesWithoutPhrase[id / 64] |= 1 << UInt64(id % 64)
        }
        var copies: DepartmentSet = []
        for department in rule.copyTo { copies.formUnion(DepartmentSet(department)) }
        let firstRequired = program.requiredGroups.count
        program.requiredGroups += compiled.required.sorted()
        program.rules.append(
            .init(
                topic: topic, score: rule.score, priority: rule.priority, copies: copies,
                active: rule.active.map { .init($0) } ?? .init(), cap: rule.group.map { Int32(firstCap + $0) } ?? -1,
                lexicon: try lexicon(of: rule), scoresByLexicon: rule.scoresByLexicon,
                required: firstRequired..<program.requiredGroups.count,
                instructions: first..<program.instructions.count))
    }

    /// Writes the tables that are indexed by pattern, kind and group.
    private mutating func finish() {
        program.groupCount = groups.count
        program.rulesOfGroup = Lists(count: groups.count, of: rulesOfGroup)
        program.rulesOfLexicon = Lists(count: program.lexicons.count, of: rulesOfLexicon)
        program.vocabulary = Vocabulary(groups.vocabulary)
        let weights = program.listWeights(ofPhrases: groups.vocabulary.phraseCount, groups: groups.count)
        program.findKinds(of: groups, weights: weights)
        program.findMembers(of: groupsInNear.sorted(), groups)
    }

    /// The group of these patterns in these parts; the same make the same group.
    mutating func group(
        of definitions: [PatternDefinition], in parts: MessageParts
    ) throws(ClassifierError.Reason) -> Int32 {
        if definitions.isEmpty { throw .emptyCondition }
        return try groups.number(of: definitions, in: parts)
    }

    mutating func emit(_ instruction: RuleProgram.Instruction) throws(ClassifierError.Reason) {
        if program.instructions.count - firstInstruction >= ClassifierLimits.instructionsPerRuleMax {
            throw .ruleTooLarge
        }
        program.instructions.append(instruction)
    }

    /// Adds a condition on the decision's clock.
    mutating func addMoment(_ moment: MomentCondition) -> Int32 {
        program.moments.append(moment)
        return Int32(program.moments.count - 1)
    }

    /// Adds the instants at which a rule can fire that another builds on.
    mutating func addPeriod(_ period: Range<Int64>) -> Int32 {
        program.periods.append(.init(period))
        return Int32(program.periods.count - 1)
    }

    /// Adds a `near` over these groups.
    mutating func addNear(_ groups: [Int32], withinWords: Int, inOrder: Bool, in parts: MessageParts) -> Int32 {
        let first = program.nearGroups.count
        program.nearGroups += groups
        groupsInNear.formUnion(groups)
        let signature = groups.reduce(0) { $0 | RuleProgram.signature(of: $1) }
        program.nears.append(
            .init(
                groups: first..<program.nearGroups.count, withinWords: withinWords, isOrdered: inOrder, parts: parts,
                signature: signature))
        return Int32(program.nears.count - 1)
    }

    /// Adds a test of a field for these values; its range in `fieldTests`.
    mutating func addFieldTest(
        _ field: MessageField, _ values: [String]
    ) throws(ClassifierError.Reason) -> Range<Int> {
        let first = program.fieldTests.count
        for value in values {
            let bytes = [UInt8](value.utf8)
            var folded = FoldedText()
            folded.append(bytes.indices, of: bytes.span)
            if folded.wordCount == 0 { throw .valueWithoutWord(value) }
            var key = FieldKey(field: field, words: [])
            folded.appendWords(to: &key.words)
            let known = valueOfField[key] ?? Int32(program.fieldValues.count)
            if known == program.fieldValues.count {
                valueOfField[key] = known
                let first = program.fieldWords.count
                program.fieldWords += key.words
                program.fieldValues.append(.init(field: field, words: first..<program.fieldWords.count))
            }
            program.fieldTests.append(known)
        }
        return first..<program.fieldTests.count
    }
}
