import Matching

/// Evidence: the words that made rules fire. Found when it is asked for, since deciding needs none.
extension MessageState {
    /// The evidence of all rules that fired.
    func findEvidence(by program: borrowing RuleProgram, into evidence: inout FiredEvidence) {
        evidence.removeAll()
        var heaviest = HeaviestWords()
        for rule in firedRules {
            appendEvidence(
                of: rule.proof, by: program, most: ClassifierLimits.evidencePerRuleMax, &heaviest, to: &evidence.places)
            evidence.endRule()
        }
    }

    /// Appends the places that a proof names, each once, at most so many. `heaviest` is of the block of lexicons that was asked for last.
    func appendEvidence(
        of proof: Range<Int>, by program: borrowing RuleProgram, most: Int,
        _ heaviest: inout HeaviestWords, to places: inout [Evidence]
    ) {
        let first = places.count
        for place in proof {
            let number = self.proof[place]
            if number >= 0 {
                append(number, to: &places, from: first, most: most)
                continue
            }
            let (block, lane) = Int(~number).quotientAndRemainder(dividingBy: RuleProgram.Weights.lanes)
            if heaviest.block != block { heaviest = heaviestWords(ofBlock: block, by: program) }
            for rank in 0..<ClassifierLimits.lexiconPlacesMax where heaviest.places[lane][rank].weight > 0 {
                append(heaviest.places[lane][rank].occurrence, to: &places, from: first, most: most)
            }
        }
    }

    private func append(_ occurrence: Int32, to places: inout [Evidence], from first: Int, most: Int) {
        let place = span(of: occurrences[Int(occurrence)])
        if places.count &- first >= most { return }
        for known in first..<places.count where places[known] == place { return }
        places.append(place)
    }

    /// The place of an occurrence in its field.
    func span(of occurrence: Match) -> Evidence {
        Evidence(
            field: Int(occurrence.lastWord) < subjectWordCount ? .subject : .text,
            start: Int(text[word: Int(occurrence.firstWord)].start),
            end: Int(text[word: Int(occurrence.lastWord)].end))
    }
}
