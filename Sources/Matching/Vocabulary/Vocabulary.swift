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
            return (both &* .goldenRatio).mixed
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

    private let words: NumberedSet<WordKey>
    private let steps: NumberedSet<Step>
    private let nodes: [Node]
    /// By word: the node of the phrases that begin with it, -1 for none.
    private let firstNodes: [Int32]
    /// The beginnings of words, and which phrase each is.
    private let beginnings: NumberedSet<WordKey>
    private let beginningPhrases: [Int32]
    /// One bit for each length of a beginning, in bytes.
    private let beginningLengths: UInt32
    /// The phrases that are beginnings of word `w`: `phrasesOfWord[phraseStarts[w]..<phraseStarts[w + 1]]`.
    private let phraseStarts: [Int32]
    private let phrasesOfWord: [Int32]

    /// The vocabulary of the phrases that were added.
    public init(_ builder: VocabularyBuilder) {
        (words, steps, nodes, firstNodes) = (builder.words, builder.steps, builder.nodes, builder.firstNodes)
        (beginnings, beginningPhrases) = (builder.beginnings, builder.beginningPhrases)
        beginningLengths = builder.beginningLengths
        var starts: [Int32] = [0]
        var phrases: [Int32] = []
        for word in builder.words.keys {
            var lengths = builder.beginningLengths
            while let length = word.nextLength(among: &lengths) {
                let number = builder.beginnings.lookup.number(of: word.beginning(of: length))
                if number >= 0 { phrases.append(builder.beginningPhrases[Int(number)]) }
            }
            starts.append(Int32(phrases.count))
        }
        (phraseStarts, phrasesOfWord) = (starts, phrases)
    }

    /// Appends all phrases among these words of a text to `matches`, by phrase number, in the order of their last words, of
    /// those the one that began first before others. Linear in the words, each of which ends at most `Phrase.wordsMax` phrases and has as many beginnings as bytes.
    public func find(in text: borrowing FoldedText, words range: Range<Int>, into matches: inout Buffer<Match>) {
        let (words, steps) = (words.lookup, steps.lookup)
        let (nodes, firstNodes) = (nodes.span, firstNodes.span)
        let (phraseStarts, phrasesOfWord) = (phraseStarts.span, phrasesOfWord.span)
        let (textWords, textBytes) = (text.words.span, text.bytes.span.bytes)
        // The beginnings of phrases that end with the word before, the longest first: each began at another word.
        var open = InlineArray<64, Int32>(repeating: 0)
        var openCount = 0
        var place = max(range.lowerBound, 0)
        let end = min(range.upperBound, text.wordCount)
        while place < end {
            // Unchecked here and below: there are that many words, and the tables are made for these numbers.
            let textWord = textWords[unchecked: place]
            let last = Int32(truncatingIfNeeded: place)
            place &+= 1
            let known = openCount
            openCount = 0
            let key = WordKey(textWord, in: textBytes)
            let word = textWord.byteCount > WordKey.bytesMax ? -1 : words.number(of: key)
            if word < 0 {
                if beginningLengths != 0 { findBeginnings(of: key, at: last, into: &matches) }
                continue
            }
            var next = Int(phraseStarts[unchecked: Int(word)])
            let beginningsEnd = Int(phraseStarts[unchecked: Int(word) &+ 1])
            matches.reserve(known &+ 1 &+ beginningsEnd &- next)
            var number = 0
            while number <= known {
                let node =
                    number < known
                    ? steps.number(of: Step(from: open[unchecked: number], word: word))
                    : firstNodes[unchecked: Int(word)]
                number &+= 1
                if node < 0 { continue }
                let reached = nodes[unchecked: Int(node)]
                if reached.phrase >= 0 {
                    matches.appendReserved(
                        Match(
                            pattern: reached.phrase, firstWord: last &+ 1 &- Int32(reached.wordCount), lastWord: last))
                }
                if reached.leadsOn {
                    // No phrase has more words than `open` has places.
                    open[unchecked: openCount] = node
                    openCount &+= 1
                }
            }
            while next < beginningsEnd {
                matches.appendReserved(Match(pattern: phrasesOfWord[unchecked: next], firstWord: last, lastWord: last))
                next &+= 1
            }
        }
    }

    /// Appends the beginnings of a word that is none of any phrase.
    @inline(never)
    private func findBeginnings(of key: WordKey, at place: Int32, into matches: inout Buffer<Match>) {
        let lookup = beginnings.lookup
        var lengths = beginningLengths
        while let length = key.nextLength(among: &lengths) {
            let number = lookup.number(of: key.beginning(of: length))
            if number < 0 { continue }
            matches.append(Match(pattern: beginningPhrases[Int(number)], firstWord: place, lastWord: place))
        }
    }
}
