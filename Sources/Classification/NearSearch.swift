import Matching

/// The partial matches of one `near`: for every subset of its groups, the choice of occurrences, one of each, none
/// overlapping, that begins latest. It is kept as of several last words, since the next occurrence must begin behind.
///
/// Occurrences come by their last words, so a choice begins where its first occurrence does, and a later beginning is
/// never worse. Time is linear in the occurrences: for each at most groups * 2^groups steps over `depth` entries.
struct NearSearch: ~Copyable {
    /// A choice of occurrences for a subset of the groups.
    struct Choice {
        /// Its first word, and the last word of its last occurrence.
        var firstWord: Int32 = 0
        var lastWord: Int32 = 0
        /// The numbers of its occurrences, in their order.
        var occurrences = InlineArray<6, Int32>(repeating: 0)
        var count: Int32 = 0
    }

    /// How many entries each subset keeps: one for each last word within the longest phrase, and the one before; rounded up
    /// to a power of two, so that a ring needs no division.
    private var depth = 0
    /// The entries, `depth` a subset, used as rings; the first is the empty choice, of no group.
    private(set) var choices = Buffer<Choice>()
    /// How many entries each subset has had.
    private var counts = Buffer<Int>()

    /// Begins anew: for so many groups and phrases of at most so many words.
    mutating func begin(groups: Int, wordsMax: Int) {
        depth = 2
        while depth <= wordsMax { depth *= 2 }
        let subsets = 1 << groups
        if choices.count < subsets * depth {
            choices = Buffer(repeating: Choice(), count: subsets * depth)
        }
        if counts.count < subsets { counts = Buffer(repeating: 0, count: subsets) }
        for subset in 0..<subsets { counts[subset] = 0 }
    }

    /// The choice for `subset` that begins latest among those that end before `word`: its place in `choices`, -1 for none.
    func best(for subset: Int, before word: Int32) -> Int {
        if subset == 0 { return 0 }
        var number = counts[subset]
        let oldest = max(0, number &- depth)
        while number > oldest {
            number &-= 1
            let place = subset &* depth &+ number & (depth &- 1)
            if choices.elements[place].lastWord < word { return place }
        }
        return -1
    }

    /// Keeps a choice for `subset` if it begins later than the ones before.
    mutating func keep(_ choice: Choice, for subset: Int) {
        if counts[subset] > 0 {
            let newest = subset * depth + (counts[subset] - 1) & (depth - 1)
            if choices[newest].firstWord >= choice.firstWord { return }
            if choices[newest].lastWord == choice.lastWord {
                choices[newest] = choice
                return
            }
        }
        choices[subset * depth + counts[subset] & (depth - 1)] = choice
        counts[subset] += 1
    }
}
