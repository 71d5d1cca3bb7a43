/// The words that made rules fire, see `Classifier.findEvidence`. Its buffers are used again.
public struct FiredEvidence {
    /// The evidence of all fired rules, one after the other.
    public internal(set) var places: [Evidence] = []
    /// By number of the fired rule: where its places end.
    var ends: [Int] = []

    /// Without evidence.
    public init() {}

    /// The range in `places` of the fired rule that has this number among `ClassifierScratch.firedRules`.
    public subscript(rule: Int) -> Range<Int> { (rule == 0 ? 0 : ends[rule - 1])..<ends[rule] }

    /// Forgets all.
    mutating func removeAll() {
        places.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// Ends a rule's places.
    mutating func endRule() { ends.append(places.count) }
}
