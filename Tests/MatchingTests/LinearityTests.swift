import Matching
import SeededNumbers
import Testing

/// Ten times the text costs at most eleven times the work, counted, and the memory stays within its limit, whatever is
/// looked for in whatever text.
struct LinearityTests {
    /// A pattern, before it is read.
    enum Written: Sendable {
        case phrase(String), similar(String), expression(String)

        func pattern() throws -> Pattern {
            switch self {
            case .phrase(let text): .phrase(try Phrase(text))
            case .similar(let text): .phrase(try Phrase(text, allowsTypos: true))
            case .expression(let text): .expression(try RegularExpression(text))
            }
        }
    }

    static let cases: [(name: String, patterns: [Written], pieces: [String])] = [
        ("slots", [.phrase("{word} {number} {word} c"), .phrase("{number} {word} c")], ["7 ", "b "]),
        ("times", [.phrase("at {time} c"), .phrase("{time}")], ["at 3:15 ", "7 de la ", "half past ", "3 "]),
        ("beginnings", [.phrase("ab* ab* c"), .phrase("a* b* {word} c")], ["ab", "ab ", "b "]),
        ("typos", [.similar("abababababab c"), .similar("{word} abababababab")], ["ab", "ba", "ab "]),
        ("many states", [.expression("[ab]*a[ab]{14}c")], ["a", "b"]),
        ("optional letters", [.expression("(a?b?c?d?){30}z")], ["abcd", "ad", "c"]),
        ("gaps", [.expression(".*a.{60}z")], ["a", "b", "c "]),
        ("the way back", [.expression("a( b)*")], ["b "]),
        ("the way back in one word", [.expression(#"a( b)*|\w+ c"#)], ["b"]),
        ("a field's end", [.expression("(b )*b$"), .expression("^(b )*c")], ["b "]),
        ("Han", [.phrase("校校车"), .expression("校+车")], ["校"]),
    ]

    @Test(arguments: cases) func tenTimesTheTextIsAtMostElevenTimesTheWork(
        _ test: (name: String, patterns: [Written], pieces: [String])
    ) throws {
        let cacheBytesMax = 1 << 17
        let patterns = try test.patterns.map { try $0.pattern() }
        func work(_ bytes: Int) -> Int {
            var random = SplitMix64(seed: 6)
            var text = ""
            while text.utf8.count < bytes { text += test.pieces[random.next(below: test.pieces.count)] }
            var automaton = LazyAutomaton(Automaton(patterns: patterns), cacheBytesMax: cacheBytesMax)
            let found = matches(&automaton, in: ["b " + text])
            #expect(automaton.cacheBytes <= cacheBytesMax)
            return automaton.edgesVisited + found.count + bytes
        }
        let (short, long) = (work(4_000), work(40_000))
        #expect(long <= 11 * short, "\(short), \(long)")
    }
}
