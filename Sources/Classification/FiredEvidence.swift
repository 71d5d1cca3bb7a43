import Matching

/// The words that made rules fire, see `Classifier.findEvidence`. Its buffers are used again.
public struct FiredEvidence: ~Copyable {
    private var places = Buffer<Evidence>()
    /// By number of the fired rule: where its places end.
    private var ends = Buffer<Int>()

    /// Without evidence.
    public init() {}

    /// How many places the fired rule has that has this number among `ClassifierScratch.firedRules`.
    public func count(ofRule rule: Int) -> Int { ends[rule] - first(ofRule: rule) }

    /// One of its places.
    public subscript(rule: Int, place: Int) -> Evidence { places[first(ofRule: rule) + place] }

    private func first(ofRule rule: Int) -> Int { rule == 0 ? 0 : ends[rule - 1] }

    /// Forgets all.
    mutating func removeAll() {
        places.truncate(to: 0)
        ends.truncate(to: 0)
    }

    /// Appends a place to the rule at hand, unless it has the place or has `most`.
    mutating func append(_ place: Evidence, most: Int) {
        let first = first(ofRule: ends.count)
        if places.count &- first >= most { return }
        for known in first..<places.count where places[known] == place { return }
        places.append(place)
    }

    /// Ends the rule at hand.
    mutating func endRule() { ends.append(places.count) }
}
