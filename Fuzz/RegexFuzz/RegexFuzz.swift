import FuzzSupport
import Matching
import NaiveMatching

/// The first byte decides: any text as an expression, or a pattern and a text made of the bytes, against the naive matcher.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let first = bytes.first else { return 0 }
    if first % 4 == 0 {
        checkText(String(decoding: bytes.dropFirst(), as: UTF8.self))
    } else {
        checkPattern(Array(bytes.dropFirst())[...])
    }
    return 0
}

/// Any text is an expression within the limits or an error that stands in it; what was read finds nothing out of bounds.
private func checkText(_ text: String) {
    let expression: RegularExpression
    do throws(RegularExpressionError) {
        expression = try RegularExpression(text)
    } catch {
        require((0...text.unicodeScalars.count).contains(error.offset), "an error stands in the expression")
        require(!error.description.isEmpty, "an error says what it is")
        return
    }
    require(text.unicodeScalars.count <= RegularExpression.lengthMax, "a long expression is refused")
    let folded = fold([text, "the bus was late at 3:15"])
    for match in found([.expression(expression)], in: folded) { checkBounds(match, of: folded) }
}

private func checkPattern(_ bytes: ArraySlice<UInt8>) {
    var maker = PatternMaker(FuzzChoices(bytes))
    let fields = [maker.text(upTo: 3), maker.text(upTo: 8)]
    let naive = maker.pattern()
    let pattern: Pattern
    do {
        switch naive {
        case .phrase(_, let allowsTypos): pattern = .phrase(try Phrase(naive.text, allowsTypos: allowsTypos))
        case .expression: pattern = .expression(try RegularExpression(naive.text))
        }
    } catch {
        let reason = (error as? RegularExpressionError)?.reason
        let isExpected = reason == .matchesEmpty || reason == .matchesNothing || reason == .tooLarge
        return require(isExpected, "a pattern made up is one: \(naive.text): \(error)")
    }
    let folded = fold(fields)
    let matches = found([pattern], in: folded)
    for match in matches { checkBounds(match, of: folded) }
    require(Set(matches).count == matches.count, "a match is found once")
    require(Set(matches) == expected(naive, in: fields), "the naive matcher finds the same: \(naive.text) in \(fields)")
}

private func expected(_ pattern: NaivePattern, in fields: [String]) -> Set<Match> {
    var expected: Set<Match> = []
    var wordCount = 0
    for field in fields {
        let folded = fold([field])
        let words = (0..<folded.wordCount).map { String(decoding: folded.bytes(ofWord: $0), as: UTF8.self) }
        for match in NaiveMatcher(words: words).matches(of: pattern) {
            expected.insert(
                Match(
                    pattern: 0, firstWord: Int32(wordCount + match.firstWord),
                    lastWord: Int32(wordCount + match.lastWord)))
        }
        wordCount += words.count
    }
    return expected
}

private func fold(_ fields: [String]) -> FoldedText {
    var folded = FoldedText()
    for field in fields {
        let bytes = Array(field.utf8)
        folded.append(bytes.indices, of: bytes.span)
    }
    return folded
}

private func found(_ patterns: [Pattern], in text: FoldedText) -> [Match] {
    var automaton = LazyAutomaton(Automaton(patterns: patterns))
    var matches = Buffer<Match>()
    automaton.findAll(in: text, into: &matches)
    return (0..<matches.count).map { matches[$0] }
}

private func checkBounds(_ match: Match, of text: FoldedText) {
    require(match.firstWord >= 0 && match.firstWord <= match.lastWord, "a match begins before it ends")
    require(Int(match.lastWord) < text.wordCount, "a match ends in the text")
    require(Int(match.lastWord - match.firstWord) < Phrase.wordsMax, "a match is no longer than may be")
}
