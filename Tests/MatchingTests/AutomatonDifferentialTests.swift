import Matching
import NaiveMatching
import SeededNumbers
import Testing

/// The automaton against the naive matcher: 100,000 random cases, a case being one pattern in one text.
struct AutomatonDifferentialTests {
    static let books = 125
    static let patternsPerBook = 8
    static let textsPerBook = 10

    @Test(arguments: 0..<10) func theAutomatonAgreesWithANaiveMatcher(_ seed: Int) {
        var maker = PatternMaker(SplitMix64(seed: UInt64(seed)))
        for book in 0..<Self.books {
            let patterns = (0..<Self.patternsPerBook).map { _ in Self.pattern(&maker) }
            // Cold or with a cache too small for anything: neither makes a difference.
            let cacheBytesMax = book % 4 == 0 ? 0 : LazyAutomaton.cacheBytesMax
            var automaton = LazyAutomaton(Automaton(patterns: patterns.map(\.compiled)), cacheBytesMax: cacheBytesMax)
            for _ in 0..<Self.textsPerBook {
                let fields = [maker.text(upTo: 3), maker.text(upTo: 9)]
                let found = matches(&automaton, in: fields)
                let expected = naiveMatches(of: patterns.map(\.naive), in: fields)
                guard Set(found) != expected || Set(found).count != found.count || !areOrdered(found) else { continue }
                Issue.record("\(patterns.map(\.naive.text)) in \(fields): \(found), expected \(expected)")
                return
            }
        }
    }

    /// A random pattern that can be compiled; what is refused matches no word, or nothing.
    private static func pattern<Source>(_ maker: inout PatternMaker<Source>) -> (naive: NaivePattern, compiled: Pattern)
    {
        while true {
            let naive = maker.pattern()
            do {
                return (naive, try Pattern(naive))
            } catch {
                let reason = (error as? RegularExpressionError)?.reason
                if reason != .matchesEmpty && reason != .matchesNothing { Issue.record("\(naive.text): \(error)") }
            }
        }
    }
}
