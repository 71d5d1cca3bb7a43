/// The heaviest words that occurred of each of a block's lexicons (`RuleProgram.Weights`), of those that speak for a topic; of the same
/// weight the one that was found first.
struct HeaviestWords {
    /// A word, by its weight and where it stands; none where the weight is 0.
    struct Place {
        var weight: Int32 = 0
        var occurrence: Int32 = 0
    }

    /// The block, -1 for none.
    let block: Int
    /// By lane: as many as `ClassifierLimits.lexiconPlacesMax`, the heaviest first.
    private(set) var places = InlineArray<16, InlineArray<3, Place>>(repeating: InlineArray(repeating: Place()))

    init(ofBlock block: Int = -1) { self.block = block }

    /// Keeps a word where it is heavier than one of those kept.
    @inline(__always)
    mutating func keep(_ place: Place, lane: Int) {
        var rank = ClassifierLimits.lexiconPlacesMax &- 1
        if place.weight <= places[lane][rank].weight { return }
        while rank > 0 && places[lane][rank &- 1].weight < place.weight {
            places[lane][rank] = places[lane][rank &- 1]
            rank &-= 1
        }
        places[lane][rank] = place
    }
}
