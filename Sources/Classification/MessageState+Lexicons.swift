import Matching

/// Adding up the words of lexicons.
extension MessageState {
    /// Finds the vocabulary's phrases, and notes what they weigh and which of them rules ask for.
    mutating func noteWords(of program: borrowing RuleProgram) {
        program.vocabulary.find(in: text, words: 0..<subjectWordCount, into: &occurrences)
        program.vocabulary.find(in: text, words: subjectWordCount..<text.wordCount, into: &occurrences)
        wordCount = occurrences.count
        let (phrases, occurrences) = (phrases.elements, occurrences.elements)
        let (lists, kinds, firstPhrase) = (program.weightsOfPhrase.span, program.kinds.span, program.firstPhrase)
        let stamp = UInt64(message) &<< 8
        for number in 0..<wordCount {
            let phrase = Int(occurrences[number].pattern)
            let occurrence = Int32(truncatingIfNeeded: number)
            // Unchecked here and below: the compiler made a kind and a list for each phrase.
            if kinds[unchecked: firstPhrase &+ phrase] >= 0 { ruleWords.append(occurrence) }
            let list = lists[unchecked: phrase]
            if list.count == 0 { continue }
            let part = parts(of: occurrences[number])
            let seen = Self.note(part, in: phrases + phrase, stamp: stamp)
            if seen.isEmpty && list.parts.contains(part) {
                weighed.append(Weighed(first: list.first, count: list.count, occurrence: occurrence))
            } else if !seen.contains(part) {
                note(list, of: program, at: occurrence, in: part, seen: seen)
            }
        }
    }

    /// Notes those weights of a phrase whose lexicons read this part and read none in which it was seen before.
    @inline(never)
    private mutating func note(
        _ list: RuleProgram.WeightList, of program: borrowing RuleProgram, at occurrence: Int32,
        in part: MessageParts, seen: MessageParts
    ) {
        for place in list.first..<list.first &+ list.count {
            let parts = program.weights[Int(place)].parts
            if parts.contains(part) && parts.isDisjoint(with: seen) {
                weighed.append(Weighed(first: place, count: 1, occurrence: occurrence))
            }
        }
    }

    /// Adds up what was noted, four lexicons at once.
    mutating func weigh(by program: borrowing RuleProgram) {
        let (blocks, weights) = (lexiconBlocks.elements, program.weights.span)
        let stamp = UInt64(message) &<< 8
        for number in 0..<weighed.count {
            let found = weighed.elements[number]
            var place = Int(found.first)
            let end = place &+ Int(found.count)
            while place < end {
                // Unchecked: the compiler made the weights and what names them.
                let added = weights[unchecked: place]
                place &+= 1
                let block = blocks + Int(added.block)
                if (block.pointee.missing ^ stamp) & added.lanes != 0 { begin(added, of: program) }
                block.pointee.sums &+= added.values
                // The difference is negative where a word is heavier than the lightest of the places.
                let differences = unsafeBitCast(block.pointee.leastPlaces &- added.values, to: SIMD2<UInt64>.self)
                if (differences[0] | differences[1]) & 0x8000_0000_8000_0000 != 0 { keep(added, at: found.occurrence) }
            }
        }
    }

    /// The first word of one of these lexicons, which brings its rules.
    @inline(never)
    private mutating func begin(_ added: RuleProgram.Weights, of program: borrowing RuleProgram) {
        let block = lexiconBlocks.elements + Int(added.block)
        let stamp = UInt64(message) &<< 8
        if block.pointee.missing ^ stamp > 0xFF { block.pointee = LexiconBlock(missing: stamp | 0xFF) }
        for lane in 0..<RuleProgram.Weights.lanes {
            let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: lane)
            if added.lanes & block.pointee.missing & bit == 0 { continue }
            block.pointee.missing &= ~bit
            let lexicon = RuleProgram.Weights.lanes &* Int(added.block) &+ lane
            let places = lexiconPlaces.elements + lexicon &* ClassifierLimits.lexiconPlacesMax
            for rank in 0..<ClassifierLimits.lexiconPlacesMax { places[rank] = LexiconPlace() }
            bring(program.rulesOfLexicon, of: lexicon)
        }
    }

    /// Keeps one of the heaviest words that speak for a topic, where it is heavier than one of those kept; of the same weight,
    /// the one that was found first stays.
    @inline(never)
    private mutating func keep(_ added: RuleProgram.Weights, at occurrence: Int32) {
        let block = lexiconBlocks.elements + Int(added.block)
        for lane in 0..<RuleProgram.Weights.lanes where added.values[lane] > block.pointee.leastPlaces[lane] {
            let lexicon = RuleProgram.Weights.lanes &* Int(added.block) &+ lane
            let places = lexiconPlaces.elements + lexicon &* ClassifierLimits.lexiconPlacesMax
            var rank = ClassifierLimits.lexiconPlacesMax &- 1
            while rank > 0 && places[rank &- 1].weight < added.values[lane] {
                places[rank] = places[rank &- 1]
                rank &-= 1
            }
            places[rank] = LexiconPlace(weight: added.values[lane], occurrence: occurrence)
            block.pointee.leastPlaces[lane] = places[ClassifierLimits.lexiconPlacesMax &- 1].weight
        }
    }

    /// Whether a word of a lexicon occurred and they come to at least so much; leaves the heaviest as evidence.
    @inline(__always)
    mutating func isReached(_ lexicon: Int, from least: Int) -> Bool {
        guard let sum = sum(ofLexicon: lexicon), sum >= least else { return false }
        let first = lexicon &* ClassifierLimits.lexiconPlacesMax
        for rank in 0..<ClassifierLimits.lexiconPlacesMax where lexiconPlaces[first &+ rank].weight > 0 {
            proof.append(lexiconPlaces[first &+ rank].occurrence)
        }
        return true
    }

    /// What a lexicon came to, nil where none of its words occurred.
    @inline(__always)
    func sum(ofLexicon lexicon: Int) -> Int? {
        let (number, lane) = lexicon.quotientAndRemainder(dividingBy: RuleProgram.Weights.lanes)
        let missing = lexiconBlocks[number].missing ^ UInt64(message) &<< 8
        if missing > 0xFF || missing &>> UInt64(truncatingIfNeeded: lane) & 1 != 0 { return nil }
        return Int(lexiconBlocks[number].sums[lane])
    }

    /// The entries of a lexicon that occurred in a part that it reads, with the occurrence that came first: for people's
    /// questions.
    mutating func entriesFound(of lexicon: RuleProgram.Lexicon) -> [(entry: Int, occurrence: Match)] {
        var phrases: [Int32: Match] = [:]
        partCursor = 0
        for number in 0..<wordCount {
            let occurrence = occurrences[number]
            if parts(of: occurrence).isDisjoint(with: lexicon.parts) { continue }
            phrases[occurrence.pattern] = phrases[occurrence.pattern] ?? occurrence
        }
        return lexicon.entries.enumerated().compactMap { place, entry in
            switch entry.words {
            case .phrase(let phrase): phrases[phrase].map { (place, $0) }
            case .group(let group): occurrence(ofGroup: Int(group)).map { (place, $0) }
            }
        }
    }

    private func occurrence(ofGroup group: Int) -> Match? {
        groups[group].stamp == message ? occurrences[Int(groups[group].occurrence)] : nil
    }
}
