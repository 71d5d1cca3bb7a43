/// How well one class of inquiries is found.
public struct ClassAccuracy: Sendable, Equatable {
    /// Of the inquiries decided so, those labelled so.
    public internal(set) var precision = Ratio()
    /// Of the inquiries labelled so, those decided so.
    public internal(set) var recall = Ratio()

    /// No inquiry yet.
    public init() {}

    /// The harmonic mean of precision and recall; 0 where nothing was found.
    public var f1: Double {
        let (precision, recall) = (precision.share ?? 0, recall.share ?? 0)
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    mutating func note(labelled: Bool, decided: Bool) {
        if decided { precision.note(labelled) }
        if labelled { recall.note(decided) }
    }
}
