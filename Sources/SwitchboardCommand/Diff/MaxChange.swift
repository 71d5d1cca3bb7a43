import RuleBooks

/// What `--max-change` may say: a number of inquiries, or a share of them.
enum MaxChange: Equatable {
    case count(Int)
    case percent(Double)

    /// `20`, or `5%`; nil for anything else.
    init?(_ text: String) {
        if text.hasSuffix("%") {
            guard let percent = Double(text.dropLast()), (0...100).contains(percent) else { return nil }
            self = .percent(percent)
        } else {
            guard let count = Int(text), count >= 0 else { return nil }
            self = .count(count)
        }
    }

    /// Whether more changes than it allows.
    func isExceeded(by diff: DecisionDiff) -> Bool {
        switch self {
        case .count(let count): diff.changed > count
        case .percent(let percent): diff.share * 100 > percent
        }
    }
}
