/// Phrases of plain words, found word by word. Where words are weighed, tens of thousands of phrases hold nearly
/// every word of a text: there the automaton, which is cheap where it can skip words, would walk and accept all the time.
///
/// The phrases are a tree whose steps are words. Beside it stand the beginnings of words (`driv*`): which of them a word of some phrase
/// has is known beforehand, so that only other words are looked up by their beginnings. Immutable, shared by all workers.
public struct Vocabulary: Sendable {
    /// From a phrase's beginning to one that is a word longer.
    struct Step: NumberedKey {
        /// The node of the beginning, -1 for none.
        var from: Int32
        /// The word's number.
        var word: Int32

        @inline(__always)
        var hash: UInt64 {
            let both = UInt64(UInt32(bitPattern: from)) &<< 32 | UInt64(UInt32(bitPattern: word))
            return both &* .goldenRatio
        }
    }

    /// A phrase's beginning, or a whole phrase; its number is that of the last step to it.
    struct Node: Sendable {
        /// The phrase that it is, -1 for none.
        var phrase: Int32 = -1
        /// How many words it has.
        var wordCount: Int16
        /// Whether phrases go on from here.
        var leadsOn = false
    }

    /// A word of some phrase.
    private struct Entry: Sendable {
        /// Where the phrases that it is alone begin in `phrasesAlone`: they end where the next word's begin.
        var alone: Int32
        /// The node of the longer phrases that begin with it, -1 for none.
        var opening: Int32
    }

    private let words: NumberedSet<WordKey>
    private let steps: NumberedSet<Step>
    private let nodes: [Node]
    /// By word; one more ends the last one's phrases.
    private let entries: [Entry]
    /// The phrases of one word, and the beginnings that words have.
    private let phrasesAlone: [Int32]
    /// The beginnings of words, and which phrase each is.
    private let beginnings: NumberedSet<WordKey>
    private let beginningPhrases: [Int32]
    /// One bit for each length of a beginning, in bytes.
    private let beginningLengths: UInt32

    /// The vocabulary of the phrases that were added.
    public init(_ builder: VocabularyBuilder) {
        (words, steps, nodes) = (builder.words, builder.steps, builder.nodes)
        (beginnings, beginningPhrases) = (builder.beginnings, builder.beginningPhrases)
        beginningLengths = builder.beginningLengths
        var entries: [Entry] = []
        var phrases: [Int32] = []
        for (number, word) in builder.words.keys.enumerated() {
            let first = builder.firstNodes[number]
            let leadsOn = first >= 0 && nodes[Int(first)].leadsOn
            entries.append(Entry(alone: Int32(phrases.count), opening: leadsOn ? first : -1))
            if first >= 0 && nodes[Int(first)].phrase >= 0 { phrases.append(nodes[Int(first)].phrase) }
            var lengths = builder.beginningLengths
            while let length = word.nextLength(among: &lengths) {
                let number = builder.beginnings.lookup.number(of: word.beginning(of: length))
                if number >= 0 { phrases.append(builder.beginningPhrases[Int(number)]) }
            }
        }
        entries.append(Entry(alone: Int32(phrases.count), opening: -1))
        (self.entries, phrasesAlone) = (entries, phrases)
    }

    /// Appends all phrases among these words of a text to `matches`, by phrase number, in the order of their last words, of
    /// those the one that began first before others. Linear in the words, each of which ends at most `Phrase.wordsMax` phrases and has as many beginnings as bytes.
    /// `numbers` is for this use alone.
    ///
    /// Two small loops, one after the other, so that each keeps what it needs in registers.
    public func find(
        in text: borrowing FoldedText, words range: Range<Int>, numbers: inout Buffer<Int32>,
        into matches: inout Buffer<Match>
    ) {
        let range = range.clamped(to: 0..<text.wordCount)
        findWords(of: text, range, numbers: &numbers)
        let (steps, nodes, entries, phrasesAlone) = (steps.lookup, nodes.span, entries.span, phrasesAlone.span)
        let numbers = numbers.elements
        // The beginnings of phrases that end with the word before, the longest first: each began at another word.
        var open = InlineArray<64, Int32>(repeating: -1)
        var openCount = 0
        var place = 0
        while place < range.count {
            let word = numbers[place]
            let last = Int32(truncatingIfNeeded: range.lowerBound &+ place)
            place &+= 1
            let known = openCount
            openCount = 0
            if word < 0 {
                if beginningLengths != 0 { findBeginnings(of: text, at: last, into: &matches) }
                continue
            }
            // Unchecked here and below: the tables are made for these numbers.
            let entry = entries[unchecked: Int(word)]
            var alone = Int(entry.alone)
            let aloneEnd = Int(entries[unchecked: Int(word) &+ 1].alone)
            matches.reserve(known &+ aloneEnd &- alone)
            var number = 0
            while number < known {
                let node = steps.number(of: Step(from: open[unchecked: number], word: word))
                number &+= 1
                if node < 0 { continue }
                let reached = nodes[unchecked: Int(node)]
                if reached.phrase >= 0 {
                    matches.appendReserved(
                        Match(
                            pattern: reached.phrase, firstWord: last &+ 1 &- Int32(reached.wordCount), lastWord: last))
                }
                if reached.leadsOn {
                    open[unchecked: openCount] = node
                    openCount &+= 1
                }
            }
            if entry.opening >= 0 {
                // No phrase has more words than `open` has places.
                open[unchecked: openCount] = entry.opening
                openCount &+= 1
            }
            while alone < aloneEnd {
                matches.appendReserved(Match(pattern: phrasesAlone[unchecked: alone], firstWord: last, lastWord: last))
                alone &+= 1
            }
        }
    }

    /// The numbers of a text's words, -1 for those that are in no phrase.
    private func findWords(of text: borrowing FoldedText, _ range: Range<Int>, numbers: inout Buffer<Int32>) {
        numbers.truncate(to: 0)
        numbers.reserve(range.count)
        let lookup = words.lookup
        let (words, bytes) = (text.words.span, text.bytes.span.bytes)
        for place in range {
            // Unchecked: there are that many words.
            let word = words[unchecked: place]
            numbers.appendReserved(
                word.byteCount > WordKey.bytesMax ? -1 : lookup.number(of: WordKey(word, in: bytes)))
        }
    }

    /// Appends the beginnings of a word that is none of any phrase.
    @inline(never)
    private func findBeginnings(of text: borrowing FoldedText, at place: Int32, into matches: inout Buffer<Match>) {
        let key = WordKey(text.words[Int(place)], in: text.bytes.span.bytes)
        let lookup = beginnings.lookup
        var lengths = beginningLengths
        while let length = key.nextLength(among: &lengths) {
            let number = lookup.number(of: key.beginning(of: length))
            if number < 0 { continue }
            matches.append(Match(pattern: beginningPhrases[Int(number)], firstWord: place, lastWord: place))
        }
    }
}
