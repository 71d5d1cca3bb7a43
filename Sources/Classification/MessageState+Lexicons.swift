import Matching

/// Adding up the words of lexicons.
extension MessageState {
    /// Adds the weights of a group that occurred for the first time. A lexicon's first word brings its rules.
    @inline(__always)
    func weigh(_ group: Int, at occurrence: Int32, of program: RuleProgram) {
        var (place, end) = program.weightsOfGroup.bounds(of: group)
        let weights = program.weightsOfGroup.items.span
        while place < end {
            // Unchecked: the compiler made both the lists and what they name.
            add(weights[unchecked: place], at: occurrence, of: program)
            place &+= 1
        }
    }

    @inline(__always)
    private func add(_ weight: RuleProgram.Weight, at occurrence: Int32, of program: RuleProgram) {
        let number = Int(weight.lexicon)
        let lexicon = lexicons.elements + number
        let places = lexiconPlaces.elements + number &* ClassifierLimits.lexiconPlacesMax
        if lexicon.pointee.stamp != message {
            lexicon.pointee = LexiconState(stamp: message, sum: 0)
            for rank in 0..<ClassifierLimits.lexiconPlacesMax { places[rank] = LexiconPlace() }
            bring(program.rulesOfLexicon, of: number)
        }
        lexicon.pointee.sum &+= Int(weight.weight)
        keep(LexiconPlace(weight: weight.weight, occurrence: occurrence), among: places)
    }

    /// Keeps one of the heaviest words that speak for the topic; of the same weight, the earlier.
    @inline(__always)
    private func keep(_ place: LexiconPlace, among places: UnsafeMutablePointer<LexiconPlace>) {
        var rank = ClassifierLimits.lexiconPlacesMax &- 1
        if place.weight <= places[rank].weight { return }
        while rank > 0 && places[rank &- 1].weight < place.weight {
            places[rank] = places[rank &- 1]
            rank &-= 1
        }
        places[rank] = place
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
