import Matching

/// Lexicons, sixteen at once: their sums stand in the lanes of one vector.
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

    /// What a phrase or group adds to the sixteen lexicons of a block, one a lane: the numbers stand in `addends`, one after the
    /// other, since a vector beside anything else would take twice the memory.
    struct Weights: Sendable, Hashable {
        /// How many lexicons a block has.
        static let lanes = 16

        /// The lexicons from `16 * block` on.
        var block: Int32
        /// One bit a lane: those that have the phrase or group.
        var lanes: UInt16 = 0
        /// Those of them in which it weighs more than 0.
        var heavyLanes: UInt16 = 0
    }

    /// Weights with their numbers, as they are collected.
    private struct Row: Hashable {
        var weights: Weights
        var addends = SIMD16<Int32>()

        func hash(into hasher: inout Hasher) {
            hasher.combine(weights)
            // Most of the others are 0.
            for lane in 0..<Weights.lanes where weights.lanes & 1 << UInt16(lane) != 0 { hasher.combine(addends[lane]) }
        }
    }

    /// What a phrase or group adds to all lexicons: so many of `weights` from `first` on.
    struct WeightList: Sendable {
        var first: Int32 = 0
        var count: Int32 = 0
        /// The parts that all of them read.
        var parts = MessageParts.all
    }

    /// Lists what each phrase of the vocabulary and each group adds to lexicons; the lists of both. Those that add
    /// the same share a list: there are far fewer lists than words, which keeps them in a near cache.
    mutating func listWeights(
        ofPhrases phraseCount: Int, groups groupCount: Int
    ) -> (ofPhrases: [WeightList], ofGroups: [WeightList]) {
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
        var known: [[Row]: WeightList] = [:]
        return (
            lists(Lists(count: phraseCount, of: ofPhrases), &known),
            lists(Lists(count: groupCount, of: ofGroups), &known)
        )
    }

    private mutating func lists(
        _ entries: Lists<(lexicon: Int, weight: Int32)>, _ known: inout [[Row]: WeightList]
    ) -> [WeightList] {
        (0..<entries.count).map { number in
            if entries[number].isEmpty { return WeightList() }
            let rows = rows(of: entries[number])
            if let list = known[rows] { return list }
            let parts = entries[number].reduce(MessageParts.all) { $0.intersection(lexicons[$1.lexicon].parts) }
            let list = WeightList(first: Int32(weights.count), count: Int32(rows.count), parts: parts)
            for row in rows {
                weights.append(row.weights)
                for lane in 0..<Weights.lanes where row.addends[lane] > 0 {
                    weights[weights.count - 1].heavyLanes |= 1 << UInt16(lane)
                }
                addends.append(row.addends)
            }
            known[rows] = list
            return list
        }
    }

    /// Weights in the order of their lexicons, a block at once.
    private func rows(of entries: ArraySlice<(lexicon: Int, weight: Int32)>) -> [Row] {
        var rows: [Row] = []
        for (lexicon, weight) in entries {
            let (block, lane) = lexicon.quotientAndRemainder(dividingBy: Weights.lanes)
            if rows.last?.weights.block != Int32(block) {
                rows.append(Row(weights: Weights(block: Int32(block))))
            }
            rows[rows.count - 1].addends[lane] += weight
            rows[rows.count - 1].weights.lanes |= 1 << UInt16(lane)
        }
        return rows
    }
}
