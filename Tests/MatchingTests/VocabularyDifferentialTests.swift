import Matching
import NaiveMatching
import SeededNumbers
import Testing

/// The vocabulary against the naive matcher.
struct VocabularyDifferentialTests {
    /// 100,000 cases, a case being one phrase in one text.
    @Test(arguments: 0..<10) func theVocabularyAgreesWithANaiveMatcher(_ seed: Int) {
        var maker = PatternMaker(SplitMix64(seed: UInt64(seed)))
        for _ in 0..<125 {
            var builder = VocabularyBuilder()
            var phrases: [NaivePattern] = []
            while phrases.count < 8 {
                let pattern = maker.pattern()
                guard case .phrase(_, allowsTypos: false) = pattern,
                    builder.number(of: pattern.text) == Int32(phrases.count)
                else { continue }
                phrases.append(pattern)
            }
            let vocabulary = Vocabulary(builder)
            for _ in 0..<10 {
                let fields = [maker.text(upTo: 3), maker.text(upTo: 9)]
                let found = matches(vocabulary, in: fields)
                let expected = naiveMatches(of: phrases, in: fields)
                guard Set(found) != expected || Set(found).count != found.count || !areOrdered(found) else { continue }
                Issue.record("\(phrases.map(\.text)) in \(fields): \(found), expected \(expected)")
                return
            }
        }
    }
}
