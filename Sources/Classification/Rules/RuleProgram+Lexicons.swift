import Matching

/// Lexicons, four at once: their sums stand in the lanes of one vector.
extension RuleProgram {
    /// Words with weights, and the parts of a message that they are looked for in.
    struct Lexicon: Sendable {
        var entries: [LexiconEntry] = []
        var parts: MessageParts
    }

    /// An entry of a lexicon.
    struct LexiconEntry: Sendable {
        /// What finds an entry.
        enum Words: Sendable, Hashable {
            /// A phrase of the vocabulary.
            case phrase(Int32)
            /// A group of patterns.
            case group(Int32)
        }

        var words: Words
        var weight: Int32
    }

    /// What a phrase or group adds to the lexicons from `4 * block` on, one a lane.
    struct Weights: Sendable, Hashable {
        /// How many lexicons a block has.
        static let lanes = 4

        var values = SIMD4<Int32>()
        var block: Int32
        /// One bit a lane: the lexicons that have the phrase or group. Above them all bits, see `MessageState.LexiconBlock`.
        var lanes: UInt64 = ~0xFF
        /// The parts that they read.
        var parts: MessageParts
    }

    /// What a phrase or group adds to all lexicons: so many of `weights` from `first` on.
    struct WeightList: Sendable {
        var first: Int32 = 0
        var count: Int32 = 0
        /// The parts that all of them read.
        var parts = MessageParts.all
    }

    /// Lists what each phrase of the vocabulary and each group adds to lexicons; the lists of the groups. Those that add
    /// the same share a list: there are far fewer lists than words, which keeps them in a near cache.
    mutating func listWeights(ofPhrases phraseCount: Int, groups groupCount: Int) -> [WeightList] {
        var ofPhrases: [(list: Int32, item: (lexicon: Int, weight: Int32))] = []
        var ofGroups = ofPhrases
        for (lexicon, definition) in lexicons.enumerated() {
            for entry in definition.entries {
                switch entry.words {
                case .phrase(let phrase): ofPhrases.append((phrase, (lexicon, entry.weight)))
                case .group(let group): ofGroups.append((group, (lexicon, entry.weight)))
                }
            }
        }
        var known: [[Weights]: WeightList] = [:]
        weightsOfPhrase = lists(Lists(count: phraseCount, of: ofPhrases), &known)
        return lists(Lists(count: groupCount, of: ofGroups), &known)
    }

    private mutating func lists(
        _ entries: Lists<(lexicon: Int, weight: Int32)>, _ known: inout [[Weights]: WeightList]
    ) -> [WeightList] {
        (0..<entries.count).map { number in
            if entries[number].isEmpty { return WeightList() }
            let blocks = blocks(of: entries[number])
            if let list = known[blocks] { return list }
            let list = WeightList(
                first: Int32(weights.count), count: Int32(blocks.count),
                parts: blocks.reduce(.all) { $0.intersection($1.parts) })
            weights += blocks
            known[blocks] = list
            return list
        }
    }

    /// Weights in the order of their lexicons, a block at once.
    private func blocks(of entries: ArraySlice<(lexicon: Int, weight: Int32)>) -> [Weights] {
        var blocks: [Weights] = []
        for (lexicon, weight) in entries {
            let (block, lane) = lexicon.quotientAndRemainder(dividingBy: Weights.lanes)
            if blocks.last?.block != Int32(block) {
                blocks.append(Weights(block: Int32(block), parts: lexicons[lexicon].parts))
            }
            blocks[blocks.count - 1].values[lane] += weight
            blocks[blocks.count - 1].lanes |= 1 << UInt64(lane)
        }
        return blocks
    }
}
