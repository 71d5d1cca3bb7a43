import Matching

/// Compiles a definition to a rule program and the patterns that its automaton looks for.
struct RuleCompiler {
    private(set) var program = RuleProgram()
    private(set) var patterns: [Pattern] = []
    private(set) var problems: [ClassifierError.Problem] = []

    /// A list of phrases stands in many rules: each phrase is read once.
    private var numberOfDefinition: [PatternDefinition: Int32] = [:]
    private var numberOfPattern: [Pattern: Int32] = [:]
    private var groupOfPatterns: [Group: Int32] = [:]
    private var groups: [Group] = []
    private var groupsInNear: Set<Int32> = []
    private var rulesOfAnchor: [Anchor: [Int32]] = [:]
    private var valueOfField: [FieldKey: Int32] = [:]

    /// The rules of the topic at hand, and those of them that are being compiled, one within the other.
    private(set) var topicRules: [RuleDefinition] = []
    var rulesWithin: [Int] = []
    private(set) var firstInstruction = 0

    private struct Group: Hashable {
        var patterns: [Int32]
        var parts: MessageParts
    }

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
            for anchor in anchors { rulesOfAnchor[anchor, default: []].append(Int32(id)) }
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
        findKinds()
        program.nearSignatures = [UInt64](repeating: 0, count: program.kindCount)
        program.memberWords = (program.kindCount + 63) / 64
        for (number, group) in groups.enumerated() {
            let isInNear = groupsInNear.contains(Int32(number))
            program.firstMembers.append(isInNear ? Int32(program.members.count) : -1)
            if isInNear { addMembers(group.patterns, of: Int32(number)) }
        }
        program.groupCount = groups.count
        program.rulesOfGroup = Lists(groups.indices.map { rulesOfAnchor[.group(Int32($0))] ?? [] })
        program.rulesOfLexicon = Lists(program.lexicons.indices.map { rulesOfAnchor[.lexicon(Int32($0))] ?? [] })
    }

    private mutating func findKinds() {
        let weights = weightsOfGroup()
        var groupsOfPattern = [[RuleProgram.Membership]](repeating: [], count: patterns.count)
        for (number, group) in groups.enumerated() {
            let (first, end) = weights.bounds(of: number)
            let membership = RuleProgram.Membership(
                group: Int32(number), firstWeight: Int32(first), weightCount: Int32(end - first), parts: group.parts,
                bringsRules: rulesOfAnchor[.group(Int32(number))] != nil)
            for pattern in group.patterns { groupsOfPattern[Int(pattern)].append(membership) }
        }
        program.weights = weights.items
        var kindOfGroups: [[RuleProgram.Membership]: Int32] = [:]
        var groupsOfKind: [[RuleProgram.Membership]] = []
        for groups in groupsOfPattern {
            let kind = kindOfGroups[groups] ?? Int32(groupsOfKind.count)
            if kind == groupsOfKind.count {
                kindOfGroups[groups] = kind
                groupsOfKind.append(groups)
            }
            program.kinds.append(kind)
        }
        program.groupsOfKind = Lists(groupsOfKind)
    }

    /// What each group adds to lexicons.
    private func weightsOfGroup() -> Lists<RuleProgram.Weight> {
        var weights = [[RuleProgram.Weight]](repeating: [], count: groups.count)
        for (lexicon, entries) in program.lexicons.enumerated() {
            for entry in entries { weights[Int(entry.group)].append(.init(lexicon: Int32(lexicon), weight: entry.weight)) }
        }
        return Lists(weights)
    }

    private mutating func addMembers(_ patterns: [Int32], of group: Int32) {
        let first = program.members.count
        program.members += [UInt64](repeating: 0, count: program.memberWords)
        for pattern in patterns {
            let kind = Int(program.kinds[Int(pattern)])
            program.nearSignatures[kind] |= RuleProgram.signature(of: group)
            program.members[first + kind >> 6] |= 1 << UInt64(kind & 63)
        }
    }

    /// The group of these patterns in these parts; the same make the same group.
    mutating func group(
        of definitions: [PatternDefinition], in parts: MessageParts
    ) throws(ClassifierError.Reason) -> Int32 {
        if definitions.isEmpty { throw .emptyCondition }
        let key = Group(patterns: try numbers(of: definitions), parts: parts)
        if let known = groupOfPatterns[key] { return known }
        let group = Int32(groups.count)
        groupOfPatterns[key] = group
        groups.append(key)
        return group
    }

    /// Each pattern's number once, in ascending order.
    private mutating func numbers(of definitions: [PatternDefinition]) throws(ClassifierError.Reason) -> [Int32] {
        // A lexicon's entries mostly have one.
        if definitions.count == 1 { return [try number(of: definitions[0])] }
        var numbers: Set<Int32> = []
        for definition in definitions { numbers.insert(try number(of: definition)) }
        return numbers.sorted()
    }

    private mutating func number(of definition: PatternDefinition) throws(ClassifierError.Reason) -> Int32 {
        if let known = numberOfDefinition[definition] { return known }
        let pattern = try Classifier.pattern(definition)
        let number = numberOfPattern[pattern] ?? Int32(patterns.count)
        if number == patterns.count {
            numberOfPattern[pattern] = number
            patterns.append(pattern)
        }
        numberOfDefinition[definition] = number
        return number
    }

    /// How many patterns a group has.
    func patternCount(of group: Int32) -> Int { groups[Int(group)].patterns.count }

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

    /// Adds a lexicon.
    mutating func addLexicon(_ entries: [RuleProgram.Entry]) -> Int32 {
        program.lexicons.append(entries)
        return Int32(program.lexicons.count - 1)
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
