import Matching

/// Evaluating the rules whose phrases occurred, in the order of their ids.
extension MessageState {
    mutating func evaluateRules(of program: RuleProgram, for fields: Message, in bytes: Span<UInt8>) {
        let rules = program.rules.span
        for word in 0..<candidates.count {
            var bits = candidates[word]
            if bits == 0 { continue }
            candidates[word] = program.rulesWithoutPhrase[word]
            while bits != 0 {
                let id = word &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                if lacks(rules[id].required, of: program) { continue }
                if !rules[id].active.contains(fields.instant) { continue }
                let first = proof.count
                if holds(rules[id].instructions, of: program, for: fields, in: bytes) {
                    fire(id, of: program, by: first..<proof.count)
                } else {
                    proof.truncate(to: first)
                }
            }
        }
        if program.hasCaps && !firedRules.isEmpty { cap(by: program) }
    }

    /// Adds what the groups of rules came to, each at most its cap, and caps the topics.
    private mutating func cap(by program: RuleProgram) {
        for group in program.groupCaps.indices {
            let cap = program.groupCaps[group]
            topicScores[cap.topic] &+= min(groupScores[group], cap.most)
        }
        for topic in topicScores.indices { topicScores[topic] = min(topicScores[topic], program.topicCaps[topic]) }
    }

    /// Whether the district's clocks show what a condition asks for; they are read once a message.
    private mutating func shows(_ condition: MomentCondition, at instant: Int64, by program: RuleProgram) -> Bool {
        if momentStamp != message {
            moment = LocalMoment(at: instant, clock: program.clock, calendar: program.calendar)
            momentStamp = message
        }
        return condition.holds(at: moment)
    }

    /// Whether one of these required groups has not occurred, as with most candidates: cheaper to see than the instructions
    /// are to run.
    @inline(__always)
    private func lacks(_ required: Range<Int>, of program: RuleProgram) -> Bool {
        let (groups, requiredGroups) = (groups.elements, program.requiredGroups.span)
        var place = required.lowerBound
        while place < required.upperBound {
            // Unchecked: the compiler made both the range and the groups.
            if groups[Int(requiredGroups[unchecked: place])].stamp != message { return true }
            place &+= 1
        }
        return false
    }

    /// Runs a rule's instructions. Conditions that hold leave their evidence in `proof`; those that fail take back
    /// what the ones below them left.
    @inline(__always)
    mutating func holds(
        _ instructions: Range<Int>, of program: RuleProgram, for fields: Message, in bytes: Span<UInt8>
    ) -> Bool {
        var height = 0
        let (steps, nears) = (program.instructions.span, program.nears.span)
        for place in instructions {
            var value = Value(holds: false, proof: Int32(truncatingIfNeeded: proof.count))
            switch steps[place] {
            case .group(let group):
                let state = groups[Int(group)]
                value.holds = state.stamp == message
                if value.holds { proof.append(state.occurrence) }
            case .near(let near):
                value.holds = isNear(nears[Int(near)], of: program)
            case .lexicon(let lexicon, let least):
                value.holds = isReached(lexicon, from: least)
            case .field(let field, let first, let end):
                value.holds = has(field, oneOf: Int(first)..<Int(end), of: program, for: fields, in: bytes)
            case .confidential(let expected):
                value.holds = fields.isConfidential == expected
            case .moment(let moment):
                value.holds = shows(program.moments[Int(moment)], at: fields.instant, by: program)
            case .period(let period):
                value.holds = program.periods[Int(period)].contains(fields.instant)
            case .atLeast(let least, let count):
                value = pop(Int(count), from: &height) { $0 >= Int(least) }
            case .none(let count):
                value = pop(Int(count), from: &height) { $0 == 0 }
            }
            stack[height] = value
            height &+= 1
        }
        return stack[0].holds
    }

    /// Takes `count` values from the stack and makes one of them.
    @inline(__always)
    private mutating func pop(_ count: Int, from height: inout Int, holdsWith: (Int) -> Bool) -> Value {
        var holding = 0
        for place in (height &- count)..<height where stack[place].holds { holding &+= 1 }
        height &-= count
        let value = Value(holds: holdsWith(holding), proof: stack[height].proof)
        if !value.holds { proof.truncate(to: Int(value.proof)) }
        return value
    }

    private mutating func fire(_ id: RuleID, of program: RuleProgram, by proof: Range<Int>) {
        // Through the span, since a rule is large to copy.
        let rules = program.rules.span
        let (topic, cap) = (rules[id].topic, rules[id].cap)
        let score = score(of: rules[id])
        firedRules.append(FiredRule(rule: id, topic: topic, score: score, proof: proof))
        if cap < 0 { topicScores[topic] &+= score } else { groupScores[Int(cap)] &+= score }
        var claims = topicClaims[topic]
        claims.copies.formUnion(rules[id].copies)
        if let priority = rules[id].priority { claims.priority = max(claims.priority ?? priority, priority) }
        topicClaims[topic] = claims
    }

    /// Whether a word of a lexicon occurred and they come to at least so much. Where they come to nothing, or less, none is evidence.
    @inline(__always)
    private mutating func isReached(_ lexicon: Int32, from least: Int) -> Bool {
        guard let sum = sum(ofLexicon: Int(lexicon)), sum >= least else { return false }
        if sum > 0 { proof.append(~lexicon) }
        return true
    }

    /// What a rule adds where it fires.
    @inline(__always)
    func score(of rule: borrowing RuleProgram.Rule) -> Int {
        rule.scoresByLexicon ? sum(ofLexicon: Int(rule.lexicon)) ?? 0 : rule.score
    }
}
