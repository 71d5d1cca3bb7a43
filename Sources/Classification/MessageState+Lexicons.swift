import Matching

/// Adding up the words of lexicons.
extension MessageState {
    /// Adds the weights of the groups that occurred.
    mutating func weigh(by program: borrowing RuleProgram) {
        let (lexicons, message) = (lexicons.elements, message)
        let weights = program.weights.span
        for number in 0..<weighed.count {
            let group = weighed.elements[number]
            var place = Int(group.firstWeight)
            let end = place &+ Int(group.weightCount)
            while place < end {
                // Unchecked: the compiler made the weights and what names them.
                let item = weights[unchecked: place]
                place &+= 1
                let lexicon = lexicons + Int(item.lexicon)
                if lexicon.pointee.stamp != message { begin(Int(item.lexicon), of: program) }
                lexicon.pointee.sum &+= Int(item.weight)
                if item.weight > lexicon.pointee.leastPlace { keep(item, at: group.occurrence) }
            }
        }
    }

    /// A lexicon's first word, which brings its rules.
    @inline(never)
    private mutating func begin(_ lexicon: Int, of program: borrowing RuleProgram) {
        lexicons.elements[lexicon] = LexiconState(stamp: message)
        let places = lexiconPlaces.elements + lexicon &* ClassifierLimits.lexiconPlacesMax
        for rank in 0..<ClassifierLimits.lexiconPlacesMax { places[rank] = LexiconPlace() }
        bring(program.rulesOfLexicon, of: lexicon)
    }

    /// Keeps one of the heaviest words that speak for the topic, which is heavier than one of those kept; of the same weight,
    /// the earlier stays.
    @inline(never)
    private mutating func keep(_ item: RuleProgram.Weight, at occurrence: Int32) {
        let places = lexiconPlaces.elements + Int(item.lexicon) &* ClassifierLimits.lexiconPlacesMax
        var rank = ClassifierLimits.lexiconPlacesMax &- 1
        while rank > 0 && places[rank &- 1].weight < item.weight {
            places[rank] = places[rank &- 1]
            rank &-= 1
        }
        places[rank] = LexiconPlace(weight: item.weight, occurrence: occurrence)
        lexicons.elements[Int(item.lexicon)].leastPlace = places[ClassifierLimits.lexiconPlacesMax &- 1].weight
    }

    /// Whether a word of a lexicon occurred and they come to at least so much; leaves the heaviest as evidence.
    @inline(__always)
    mutating func isReached(_ lexicon: Int, from least: Int) -> Bool {
        let state = lexicons[lexicon]
        guard state.stamp == message, state.sum >= least else { return false }
        let first = lexicon &* ClassifierLimits.lexiconPlacesMax
        for rank in 0..<ClassifierLimits.lexiconPlacesMax where lexiconPlaces[first &+ rank].weight > 0 {
            proof.append(lexiconPlaces[first &+ rank].occurrence)
        }
        return true
    }

    /// What a lexicon came to.
    func sum(ofLexicon lexicon: Int) -> Int {
        let state = lexicons[lexicon]
        return state.stamp == message ? state.sum : 0
    }
}
