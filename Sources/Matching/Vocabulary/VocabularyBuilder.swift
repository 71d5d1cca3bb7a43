/// Builds a vocabulary phrase by phrase; a phrase that was added before keeps its number.
public struct VocabularyBuilder {
    private(set) var words = NumberedSet<WordKey>()
    private(set) var steps = NumberedSet<Vocabulary.Step>()
    private(set) var nodes: [Vocabulary.Node] = []
    private(set) var firstNodes: [Int32] = []
    private(set) var beginnings = NumberedSet<WordKey>()
    private(set) var beginningPhrases: [Int32] = []
    /// One bit for each length of a beginning, in bytes.
    private(set) var beginningLengths: UInt32 = 0
    /// How many phrases there are.
    public private(set) var phraseCount = 0

    /// The phrase that was added last: its words, and the buffers in which it was folded, which are used again.
    private var keys: [WordKey] = []
    private var folded = FoldedText()

    /// Without phrases.
    public init() {}

    /// Adds a phrase of words alone, or one beginning of a word (`driv*`), none of them longer than sixteen folded bytes; the number of
    /// the one that says the same, where there is one. Nil for any other pattern, and for one that can't be read.
    public mutating func number(of phrase: String) -> Int32? {
        let bytes = phrase.utf8Span.span
        for place in bytes.indices {
            if bytes[place] == UInt8(ascii: "{") { return nil }
            if bytes[place] == UInt8(ascii: "*") { return number(ofBeginning: phrase) }
        }
        guard readKeys(of: bytes) else { return nil }
        var node: Int32 = -1
        for key in keys {
            let word = words.insert(key)
            if word == firstNodes.count { firstNodes.append(-1) }
            node = child(of: node, over: word)
        }
        if nodes[Int(node)].phrase < 0 { nodes[Int(node)].phrase = makePhrase() }
        return nodes[Int(node)].phrase
    }

    private mutating func number(ofBeginning text: String) -> Int32? {
        guard let phrase = try? Phrase(text), phrase.elements.count == 1, case .prefix(let bytes) = phrase.elements[0],
            bytes.count <= WordKey.bytesMax
        else { return nil }
        let number = Int(beginnings.insert(WordKey(bytes)))
        if number == beginningPhrases.count {
            beginningPhrases.append(makePhrase())
            beginningLengths |= 1 << UInt32(bytes.count)
        }
        return beginningPhrases[number]
    }

    private mutating func makePhrase() -> Int32 {
        phraseCount += 1
        return Int32(phraseCount - 1)
    }

    private mutating func child(of node: Int32, over word: Int32) -> Int32 {
        let child = steps.insert(Vocabulary.Step(from: node, word: word))
        if child < nodes.count { return child }
        if node >= 0 {
            nodes[Int(node)].leadsOn = true
            nodes.append(Vocabulary.Node(wordCount: nodes[Int(node)].wordCount + 1))
        } else {
            firstNodes[Int(word)] = child
            nodes.append(Vocabulary.Node(wordCount: 1))
        }
        return child
    }

    /// Reads a phrase's words to `keys`; whether it has some, and none is too long. It is folded as texts are.
    private mutating func readKeys(of phrase: Span<UInt8>) -> Bool {
        folded.removeAll()
        folded.append(phrase.indices, of: phrase)
        keys.removeAll(keepingCapacity: true)
        for word in folded.words.prefix(folded.wordCount) {
            if word.byteCount > WordKey.bytesMax { return false }
            keys.append(WordKey(word, in: folded.bytes.span.bytes))
        }
        return 1...Phrase.wordsMax ~= keys.count
    }
}
