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

        /// Appends an occurrence, with the choice's bounds then.
        mutating func append(_ number: Int32, of firstWord: Int32, _ lastWord: Int32) {
            occurrences[Int(count)] = number
            count &+= 1
            (self.firstWord, self.lastWord) = (firstWord, lastWord)
        }
    }

    /// How many entries each subset keeps: one for each last word within the longest phrase, and the one before; rounded up
    /// to a power of two, so that a ring needs no division.
    private let depth: Int
    /// The entries, `depth` a subset, used as rings; the first is the empty choice, of no group.
    private(set) var choices = Buffer<Choice>()
    /// How many entries each subset has had.
    private var counts = Buffer<Int>()

    /// For phrases of at most so many words.
    init(wordsMax: Int) {
        var depth = 2
        while depth <= wordsMax { depth *= 2 }
        self.depth = depth
    }

    /// Begins anew, for so many groups.
    mutating func begin(groups: Int) {
        let subsets = 1 &<< groups
        if counts.count < subsets {
            choices = Buffer(repeating: Choice(), count: subsets * depth)
            counts = Buffer(repeating: 0, count: subsets)
        }
        for subset in 0..<subsets { counts.elements[subset] = 0 }
    }

    /// The choice for `subset` that begins latest among those that end before `word`: its place in `choices`, -1 for none.
    func best(for subset: Int, before word: Int32) -> Int {
        if subset == 0 { return 0 }
        var number = counts.elements[subset]
        let oldest = max(0, number &- depth)
        while number > oldest {
            number &-= 1
            let place = subset &* depth &+ number & (depth &- 1)
            if choices.elements[place].lastWord < word { return place }
        }
        return -1
    }

    /// Keeps, for `subset`, the choice in a place with one more occurrence, if it begins later than the ones before.
    mutating func keep(
        _ place: Int, with number: Int32, of firstWord: Int32, _ lastWord: Int32, for subset: Int
    ) {
        let count = counts[subset]
        var target = subset &* depth &+ count & (depth &- 1)
        if count > 0 {
            let newest = subset &* depth &+ (count &- 1) & (depth &- 1)
            if choices[newest].firstWord >= firstWord { return }
            if choices[newest].lastWord == lastWord { target = newest } else { counts[subset] = count &+ 1 }
        } else {
            counts[subset] = 1
        }
        var choice = choices[place]
        choice.append(number, of: firstWord, lastWord)
        choices[target] = choice
    }
}
