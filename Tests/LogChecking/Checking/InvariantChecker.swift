/// Holds a run's evidence against all invariants. Pure: what it says follows from the evidence alone.
public struct InvariantChecker {
    let evidence: RunEvidence
    /// The outputs by the input that they name.
    let outputs: [RecordPlace: [PublishedRecord]]
    let expected: [RecordPlace: ExpectedInquiry]

    /// A checker of a run.
    public init(_ evidence: RunEvidence) {
        self.evidence = evidence
        outputs = Dictionary(grouping: evidence.published, by: \.source)
        expected = Dictionary(evidence.expected.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// All violations, by invariant. Empty: all invariants hold.
    public func violations() -> [Violation] { Invariant.allCases.compactMap { Violation($0, offenders($0)) } }

    private func offenders(_ invariant: Invariant) -> [String] {
        switch invariant {
        case .nothingLost: lost()
        case .nothingTwice: twice()
        case .nothingMadeUp: madeUp()
        case .atomic: torn()
        case .ordered: outOfOrder()
        case .offsetsHonest: dishonestOffsets()
        case .nothingOpen: open()
        case .oneRuleBook: mixedRuleBooks()
        case .bytesKept: changedBytes()
        case .deadLettersExact: wrongDeadLetters()
        case .live: standstills()
        case .notVacuous: missingFaults()
        case .replicasAgree: evidence.replicaDifferences
        }
    }
}
