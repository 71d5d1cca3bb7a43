import FuzzSupport
import Matching

/// Any bytes as a text, UTF-8 or not: folded, cut into words, folded again.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    var folded = FoldedText()
    folded.append(text.indices, of: text.span)
    let words = checkedWords(of: folded, text)
    var used = FoldedText()
    used.append(text.indices, of: text.span)
    used.removeAll()
    used.append(0..<0, of: text.span)
    used.append(text.indices, of: text.span)
    require(used.hasSameWords(as: folded), "a used text folds the same, behind another field too")
    guard let string = String(validating: text, as: UTF8.self) else { return 0 }
    let again = Array(words.joined(separator: [UInt8(ascii: " ")]))
    var twice = FoldedText()
    twice.append(again.indices, of: again.span)
    require(twice.hasSameWords(as: folded), "folding twice changes nothing: \(string.debugDescription)")
    return 0
}

/// The folded words, each within its bounds and the one before.
private func checkedWords(of folded: FoldedText, _ text: [UInt8]) -> [[UInt8]] {
    let isUTF8 = String(validating: text, as: UTF8.self) != nil
    let codePoints = text.count { $0 & 0xC0 != 0x80 }
    var (end, foldedEnd): (UInt32, UInt32) = (0, 0)
    return (0..<folded.wordCount).map { number in
        let word = folded[word: number]
        let bytes = Array(folded.bytes(ofWord: number))
        require(word.start >= end && word.start < word.end, "words stand one behind the other")
        require(
            word.foldedStart > foldedEnd && word.foldedStart < word.foldedEnd, "a separator stands before each word")
        require(Int(word.foldedEnd) < folded.byteCount, "a separator stands behind each word")
        require(
            !bytes.contains(FoldedText.separator) && !bytes.contains(FoldedText.fieldBreak), "words hold no separator")
        if isUTF8 {
            require(String(validating: bytes, as: UTF8.self) != nil, "a folded word is UTF-8")
            require(Int(word.end) <= codePoints, "a word stands in the text")
        }
        (end, foldedEnd) = (word.end, word.foldedEnd)
        return bytes
    }
}
