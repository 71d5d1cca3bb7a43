import Pipeline
import RuleBooks

/// Decides a sample of recent inquiries by two books.
enum SampleComparison {
    /// What would change. Examples are called by their number alone: the inquiries are nobody's to read.
    static func diff(of sample: [SampledInquiry], from old: RuleBook, to new: RuleBook) -> DecisionDiff {
        let comparison = BookComparison(old: old, new: new)
        for (index, inquiry) in sample.enumerated() {
            comparison.compare(inquiry.message, in: inquiry.bytes.span) { "inquiry \(index + 1)" }
        }
        return comparison.diff
    }
}
