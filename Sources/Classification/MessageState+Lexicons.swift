import Matching

/// Adding up the words of lexicons.
extension MessageState {
    /// Finds the vocabulary's phrases, and notes what they weigh and which of them rules ask for.
    mutating func noteWords(of program: borrowing RuleProgram) {
        let vocabulary = program.vocabulary
        vocabulary.find(in: text, words: 0..<subjectWordCount, numbers: &wordNumbers, into: &occurrences)
        let subjectCount = occurrences.count
        vocabulary.find(in: text, words: subjectWordCount..<text.wordCount, numbers: &wordNumbers, into: &occurrences)
        wordCount = occurrences.count
        ruleWords.reserve(wordCount)
        noteWords(of: program, 0..<subjectCount, in: .subject)
        noteWords(of: program, subjectCount..<wordCount, in: partFinder.segments.count == 0 ? .text : nil)
    }

    /// Notes phrases, all of them in this part of the message; in parts of their own where it is nil.
    private mutating func noteWords(
        of program: borrowing RuleProgram, _ range: Range<Int>, in part: MessageParts?
    ) {
        weighed.reserve(range.count)
        let (phrases, occurrences, uses) = (phrases.elements, occurrences.elements, program.phrases.span)
        let stamp = UInt64(message) &<< 8
        for number in range {
            let phrase = Int(occurrences[number].pattern)
            let occurrence = Int32(truncatingIfNeeded: number)
            // Unchecked: the vocabulary's phrases are the program's.
            let use = uses[unchecked: phrase]
            if use.kind >= 0 { ruleWords.appendReserved(occurrence) }
            let list = use.weights
            if list.count == 0 { continue }
            let part = part ?? parts(of: occurrences[number])
            if list.count == 1 && list.parts.contains(part) && phrases[phrase] ^ stamp > 0xFF {
                phrases[phrase] = stamp | UInt64(part.rawValue)
                weighed.appendReserved(Weighed(place: list.first, occurrence: occurrence))
                continue
            }
            let seen = Self.note(part, in: phrases + phrase, stamp: stamp)
            // Else all its lexicons have it already.
            if list.parts.isDisjoint(with: seen) {
                note(list, of: program, at: occurrence, in: part, seen: seen)
                weighed.reserve(range.upperBound &- number)
            }
        }
    }

    /// Notes a phrase's weights for those lexicons that read this part and read none in which it was seen before.
    @inline(never)
    private mutating func note(
        _ list: RuleProgram.WeightList, of program: borrowing RuleProgram, at occurrence: Int32,
        in part: MessageParts, seen: MessageParts
    ) {
        for place in list.first..<list.first &+ list.count {
            let weights = program.weights[Int(place)]
            var lanes = weights.lanes
            for lane in 0..<RuleProgram.Weights.lanes where lanes & 1 &<< UInt16(lane) != 0 {
                let parts = program.lexicons[RuleProgram.Weights.lanes &* Int(weights.block) &+ lane].parts
                if !parts.contains(part) || !parts.isDisjoint(with: seen) { lanes &= ~(1 &<< UInt16(lane)) }
            }
            if lanes != 0 { weighed.append(Weighed(place: place, occurrence: occurrence, lanes: lanes)) }
        }
    }

    /// Adds up what was noted, sixteen lexicons at once: those of one block in registers, and most books have one alone.
    mutating func weigh(by program: borrowing RuleProgram) {
        let (weights, addends) = (program.weights.span, program.addends.span)
        var number: Int32 = -1
        var block = LexiconBlock()
        for next in 0..<weighed.count {
            let found = weighed.elements[next]
            // Unchecked: the compiler made the weights and what names them.
            let added = weights[unchecked: Int(found.place)]
            if added.block != number {
                end(block, number, of: program)
                number = added.block
                block = begin(number)
            }
            if found.lanes == .max {
                block.sums &+= addends[unchecked: Int(found.place)]
            } else {
                block.sums &+= Self.addends(of: found, by: program)
            }
            block.lanes |= added.lanes & found.lanes
        }
        end(block, number, of: program)
    }

    @inline(never)
    private static func addends(of found: Weighed, by program: borrowing RuleProgram) -> SIMD16<Int32> {
        var addends = program.addends[Int(found.place)]
        for lane in addends.indices where found.lanes & 1 &<< UInt16(lane) == 0 { addends[lane] = 0 }
        return addends
    }

    private func begin(_ block: Int32) -> LexiconBlock {
        let known = lexiconBlocks[Int(block)]
        return known.stamp == message ? known : LexiconBlock(stamp: message)
    }

    /// Puts a block's sums back; of each lexicon that has its first words the rules are brought.
    private mutating func end(_ block: LexiconBlock, _ number: Int32, of program: borrowing RuleProgram) {
        if number < 0 { return }
        var new = block.lanes & ~begin(number).lanes
        lexiconBlocks[Int(number)] = block
        while new != 0 {
            bring(program.rulesOfLexicon, of: RuleProgram.Weights.lanes &* Int(number) &+ new.trailingZeroBitCount)
            new &= new &- 1
        }
    }

    /// What a lexicon came to, nil where none of its words occurred.
    @inline(__always)
    func sum(ofLexicon lexicon: Int) -> Int? {
        let (block, lane) = lexicon.quotientAndRemainder(dividingBy: RuleProgram.Weights.lanes)
        let blocks = lexiconBlocks.elements
        // Unchecked: there is a block for each lexicon.
        guard blocks[block].stamp == message, blocks[block].lanes & 1 &<< UInt16(truncatingIfNeeded: lane) != 0 else {
            return nil
        }
        return Int(blocks[block].sums[lane])
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
