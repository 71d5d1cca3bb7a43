/// Phrases of plain words, found word by word: what weighing words asks for, whose tens of thousands of phrases hold nearly
/// every word of a text. There the automaton, which is cheap where it can skip words, would walk and accept all the time.
///
/// The phrases are a tree whose steps are words. Immutable once built, shared by all workers.
public struct Vocabulary: Sendable {
    /// From a phrase's beginning to one that is a word longer.
    struct Step: NumberedKey {
        /// The node of the beginning, -1 for none.
        var from: Int32
        /// The word's number.
        var word: Int32

        /// As a word's is.
        @inline(__always)
        var hash: UInt64 {
            let both = UInt64(UInt32(bitPattern: from)) &<< 32 | UInt64(UInt32(bitPattern: word))
            let mixed = both &* 0x9E37_79B9_7F4A_7C15
            return (mixed ^ mixed &>> 32) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    /// A beginning of phrases, or a whole one; its number is that of the last step to it.
    struct Node: Sendable {
        /// The phrase that it is, -1 for none.
        var phrase: Int32 = -1
        /// How many words it has.
        var wordCount: Int16
        /// Whether phrases go on from here.
        var leadsOn = false
    }

    /// The words of all phrases.
    private var words = NumberedSet<WordKey>()
    private var steps = NumberedSet<Step>()
    private var nodes: [Node] = []
    /// By word: the node of the phrases that begin with it, -1 for none.
    private var firstNodes: [Int32] = []
    /// The phrase that was added last: its words, and the buffers in which it was folded, which are used again.
    private var keys: [WordKey] = []
    private var folded = FoldedText()
    /// How many phrases there are.
    public private(set) var phraseCount = 0

    /// Without phrases.
    public init() {}

    /// Adds a phrase of words alone, none longer than sixteen folded bytes; the number of the one that says the same, where
    /// there is one. Nil for any other pattern, and for one that can't be read.
    public mutating func number(of phrase: String) -> Int32? {
        guard readKeys(of: phrase) else { return nil }
        var node: Int32 = -1
        for key in keys {
            let word = words.insert(key)
            if word == firstNodes.count { firstNodes.append(-1) }
            node = child(of: node, over: word)
        }
        let place = Int(node)
        if nodes[place].phrase < 0 {
            nodes[place].phrase = Int32(phraseCount)
            phraseCount += 1
        }
        return nodes[place].phrase
    }

    private mutating func child(of node: Int32, over word: Int32) -> Int32 {
        let child = steps.insert(Step(from: node, word: word))
        if child < nodes.count { return child }
        if node >= 0 {
            nodes[Int(node)].leadsOn = true
            nodes.append(Node(wordCount: nodes[Int(node)].wordCount + 1))
        } else {
            firstNodes[Int(word)] = child
            nodes.append(Node(wordCount: 1))
        }
        return child
    }

    /// Reads a phrase's words to `keys`; whether it is of words alone, and none is too long. It is folded as texts are.
    private mutating func readKeys(of phrase: String) -> Bool {
        if phrase.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "*") }) { return false }
        folded.removeAll()
        let bytes = phrase.utf8Span.span
        folded.append(bytes.indices, of: bytes)
        keys.removeAll(keepingCapacity: true)
        for word in 0..<folded.wordCount {
            guard let key = WordKey(folded.words[word], in: folded.bytes.span.bytes) else { return false }
            keys.append(key)
        }
        return 1...Phrase.wordsMax ~= keys.count
    }

    /// Appends all phrases among these words of a text to `matches`, by phrase number, in the order of their last words, of
    /// those the one that began first before others. Linear in the words, each of which ends at most `Phrase.wordsMax` phrases.
    public func find(in text: borrowing FoldedText, words range: Range<Int>, into matches: inout Buffer<Match>) {
        let (words, steps) = (words.lookup, steps.lookup)
        let (nodes, firstNodes) = (nodes.span, firstNodes.span)
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
            guard let key = WordKey(textWord, in: textBytes) else { continue }
            let word = words.number(of: key)
            if word < 0 { continue }
            matches.reserve(known &+ 1)
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
        }
    }
}
