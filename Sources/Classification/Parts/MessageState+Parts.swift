import Matching

/// The parts of the message at hand.
extension MessageState {
    /// Finds the parts of the text, once it is folded, and turns their places in bytes into places in words.
    mutating func findParts(of message: Message, in bytes: Span<UInt8>) {
        partCursor = 0
        let text = bytes.extracting(message.text)
        partFinder.find(in: text, isForward: Self.isForward(bytes.extracting(message.subject)))
        if partFinder.segments.count > 0 { placeParts(in: text) }
    }

    /// The parts that an occurrence stands in; occurrences are asked for in the order of their last words.
    @inline(__always)
    mutating func parts(of occurrence: Match) -> MessageParts {
        if Int(occurrence.lastWord) < subjectWordCount { return .subject }
        return partFinder.segments.count == 0 ? .text : findPart(of: occurrence)
    }

    /// The segment in which the last word stands, and whether the first one does, too.
    @inline(never)
    private mutating func findPart(of occurrence: Match) -> MessageParts {
        let count = partFinder.segments.count
        while partCursor < count && partFinder.segments[partCursor].start <= Int(occurrence.lastWord) {
            partCursor &+= 1
        }
        let part = partCursor == 0 ? MessageParts.text : partFinder.segments[partCursor &- 1].part
        var first = partCursor
        while first > 0 && partFinder.segments[first &- 1].start > Int(occurrence.firstWord) {
            first &-= 1
            let before = first == 0 ? MessageParts.text : partFinder.segments[first &- 1].part
            if before != part { return .crossing }
        }
        return part
    }

    /// From bytes to words: by the code points up to there, as words have their places. A text without a word of the
    /// sender's own is read whole: what else could it be about?
    private mutating func placeParts(in text: Span<UInt8>) {
        var byte = 0
        var codePoints = 0
        var word = subjectWordCount
        var part = MessageParts.text
        var hasOwn = false
        for index in 0..<partFinder.segments.count {
            var segment = partFinder.segments[index]
            while byte < segment.start {
                if text[byte] & 0xC0 != 0x80 { codePoints &+= 1 }
                byte &+= 1
            }
            let first = word
            while word < self.text.wordCount && Int(self.text[word: word].start) < codePoints { word &+= 1 }
            if word > first && Self.isOwn(part) { hasOwn = true }
            part = segment.part
            segment.start = word
            partFinder.segments[index] = segment
        }
        if word < self.text.wordCount && Self.isOwn(part) { hasOwn = true }
        if !hasOwn { partFinder.segments.truncate(to: 0) }
    }

    private static func isOwn(_ part: MessageParts) -> Bool { part == .text || part == .forwarded }

    /// `Fwd: …` and what other mail programs write.
    private static func isForward(_ subject: Span<UInt8>) -> Bool {
        var colon = 0
        while colon < subject.count && colon < 5 && subject[colon] != UInt8(ascii: ":") { colon &+= 1 }
        guard colon < subject.count, subject[colon] == UInt8(ascii: ":"), colon >= 2 else { return false }
        let (first, second) = (subject[0] | 0x20, subject[1] | 0x20)
        switch (first, second) {
        case (UInt8(ascii: "f"), UInt8(ascii: "w")): return true  // Fw, Fwd
        case (UInt8(ascii: "r"), UInt8(ascii: "v")), (UInt8(ascii: "t"), UInt8(ascii: "r")): return colon == 2
        case (UInt8(ascii: "e"), UInt8(ascii: "n")): return colon == 3 && subject[2] | 0x20 == UInt8(ascii: "c")
        default: return false
        }
    }
}
