import Matching

/// Evidence: the words that made rules fire. Found when it is asked for, since deciding needs none.
extension MessageState {
    /// The evidence of all rules that fired.
    func findEvidence(by program: borrowing RuleProgram, into evidence: inout FiredEvidence) {
        evidence.removeAll()
        var heaviest = HeaviestWords()
        for rule in firedRules {
            appendEvidence(
                of: rule.proof, by: program, most: ClassifierLimits.evidencePerRuleMax, &heaviest, to: &evidence)
            evidence.endRule()
        }
    }

    /// Appends the places that a proof names, each once, at most so many. `heaviest` is of the block of lexicons that was asked for last.
    func appendEvidence(
        of proof: Range<Int>, by program: borrowing RuleProgram, most: Int, _ heaviest: inout HeaviestWords,
        to evidence: inout FiredEvidence
    ) {
        for place in proof {
            let number = self.proof[place]
            if number >= 0 {
                evidence.append(span(of: occurrences[Int(number)]), most: most)
                continue
            }
            let (block, lane) = Int(~number).quotientAndRemainder(dividingBy: RuleProgram.Weights.lanes)
            if heaviest.block != block { heaviest = heaviestWords(ofBlock: block, by: program) }
            for rank in 0..<ClassifierLimits.lexiconPlacesMax where heaviest.places[lane][rank].weight > 0 {
                evidence.append(span(of: occurrences[Int(heaviest.places[lane][rank].occurrence)]), most: most)
            }
        }
    }

    /// The heaviest words of a block's lexicons, of those that come to more than 0.
    private func heaviestWords(ofBlock block: Int, by program: borrowing RuleProgram) -> HeaviestWords {
        let (weights, addends) = (program.weights.span, program.addends.span.bytes)
        let sums = lexiconBlocks[block].sums
        var speaking: UInt16 = 0
        for lane in 0..<RuleProgram.Weights.lanes where sums[lane] > 0 { speaking |= 1 &<< UInt16(lane) }
        var words = HeaviestWords(ofBlock: block)
        for number in 0..<weighed.count {
            let found = weighed.elements[number]
            // Unchecked: the compiler made the weights and what names them.
            let added = weights[unchecked: Int(found.place)]
            if added.block != block { continue }
            var lanes = added.heavyLanes & found.lanes & speaking
            let row = Int(found.place) &* MemoryLayout<SIMD16<Int32>>.stride
            while lanes != 0 {
                let lane = lanes.trailingZeroBitCount
                lanes &= lanes &- 1
                let weight = addends.unsafeLoad(
                    fromUncheckedByteOffset: row &+ lane &* MemoryLayout<Int32>.stride, as: Int32.self)
                words.keep(HeaviestWords.Place(weight: weight, occurrence: found.occurrence), lane: lane)
            }
        }
        return words
    }

    /// The place of an occurrence in its field.
    func span(of occurrence: Match) -> Evidence {
        Evidence(
            field: Int(occurrence.lastWord) < subjectWordCount ? .subject : .text,
            start: Int(text[word: Int(occurrence.firstWord)].start),
            end: Int(text[word: Int(occurrence.lastWord)].end))
    }
}
