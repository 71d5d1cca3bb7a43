import Matching

/// All rules, compiled: flat tables and one list of instructions, so that a message costs no recursion and touches
/// only the rules whose phrases it holds.
struct RuleProgram: Sendable {
    /// One step of a condition, in postfix order over a stack of values.
    enum Instruction: Sendable {
        /// Pushes whether a phrase of the group occurs.
        case group(Int32)
        /// Pushes whether this `near` holds.
        case near(Int32)
        /// Pushes whether a word of this lexicon occurs and they come to at least so much.
        case lexicon(Int32, from: Int)
        /// Pushes whether one of these field values was given: a range of `fieldTests`.
        case field(MessageField, Int32, Int32)
        /// Pushes whether the message's confidentiality is this.
        case confidential(Bool)
        /// Pushes whether the decision's clock shows this: a place in `moments`.
        case moment(Int32)
        /// Pushes whether the instant is one of these: a place in `periods`.
        case period(Int32)
        /// Pops so many values, pushes whether at least so many of them hold.
        case atLeast(Int32, of: Int32)
        /// Pops so many values, pushes whether none holds.
        case none(of: Int32)
    }

    /// A rule.
    struct Rule: Sendable {
        var topic: TopicID
        var score: Int
        var priority: Priority?
        var copies: DepartmentSet
        /// The instants at which it can fire.
        var active: Period
        /// The place of its group in `groupCaps`, -1 for none.
        var cap: Int32
        /// The lexicon that holds together with its other conditions, -1 for none.
        var lexicon: Int32
        /// Whether what that comes to is its score.
        var scoresByLexicon: Bool
        /// A range of `requiredGroups`: those that must all occur for the rule to fire.
        var required: Range<Int>
        var instructions: Range<Int>
    }

    /// A `near`: a range of `nearGroups`, and how many words it may span.
    struct Near: Sendable {
        var groups: Range<Int>
        var withinWords: Int
        var isOrdered: Bool
        /// The parts that its occurrences stand in.
        var parts: MessageParts
        /// The bits of its groups, see `nearSignatures`.
        var signature: UInt64 = 0
    }

    /// The most that the rules of a group add to a topic.
    struct GroupCap: Sendable {
        var topic: TopicID
        var most: Int
    }

    /// Instants, both ends included; none where the last is before the first.
    struct Period: Sendable {
        var first = Int64.min
        var last = Int64.max

        init() {}

        init(_ instants: Range<Int64>) {
            first = instants.lowerBound
            last = instants.isEmpty ? .min : instants.upperBound - 1
        }

        @inline(__always)
        func contains(_ instant: Int64) -> Bool { first <= instant && instant <= last }
    }

    /// A group that a kind of patterns is in: the parts that it reads, and what there is to do when it occurs, so that nothing
    /// is looked up for the many of which only rules want to know.
    struct Membership: Sendable {
        var group: Int32
        /// What it adds to lexicons.
        var weights = WeightList()
        var parts: MessageParts
        /// Whether it has rules evaluated, see `rulesOfGroup`.
        var bringsRules = false
    }

    /// What a phrase of the vocabulary is to the rules.
    struct PhraseUse: Sendable {
        /// Its kind, -1 where only lexicons ask for it.
        var kind: Int32
        /// What it adds to lexicons.
        var weights: WeightList
    }

    /// A value that some rule asks a field for.
    struct FieldValue: Sendable {
        var field: MessageField
        /// Its words, folded, a separator between two: a range of `fieldWords`.
        var words: Range<Int>
    }

    /// What deciding asks of a topic.
    struct Topic: Sendable {
        var department: DepartmentID
        var threshold: Int
        /// The score at which its department gets a copy; `Int.max` for never.
        var copyThreshold: Int
    }

    var topics: [Topic] = []
    var rules: [Rule] = []
    var requiredGroups: [Int32] = []
    var instructions: [Instruction] = []
    var nears: [Near] = []
    var nearGroups: [Int32] = []
    var fieldValues: [FieldValue] = []
    var fieldWords: [UInt8] = []
    var fieldTests: [Int32] = []
    var clock = LocalClock()
    var calendar = SchoolCalendar()
    var moments: [MomentCondition] = []
    var periods: [Period] = []
    /// The caps of all topics' groups of rules.
    var groupCaps: [GroupCap] = []
    /// The caps of topics, by `TopicID`.
    var topicCaps: [Int] = []
    var hasCaps = false
    /// The kinds of the automaton's patterns. Patterns that are in the same groups, as the phrases of one list mostly are, are one to
    /// the rules.
    var kinds: [Int32] = []
    /// The groups that each kind is in.
    var groupsOfKind = Lists<Membership>()
    /// By kind: the bit `group & 63` of each group that it is in and that stands in a `near`. A kind without any of a
    /// `near`'s bits is in none of its groups.
    var nearSignatures: [UInt64] = []
    /// One bit a kind for each group that stands in a `near`, `memberWords` words a group: whether it is in the group.
    /// Where a group's begin, -1 for the others.
    var members: [UInt64] = []
    var memberWords = 0
    var firstMembers: [Int32] = []
    var groupCount = 0
    /// The rules that can only fire when a phrase of the group occurs.
    var rulesOfGroup = Lists<Int32>()
    /// The rules that can only fire when a word of the lexicon occurs.
    var rulesOfLexicon = Lists<Int32>()
    /// The phrases of plain words, and beginnings of words that stand alone.
    var vocabulary = Vocabulary(VocabularyBuilder())
    /// By phrase of the vocabulary.
    var phrases: [PhraseUse] = []
    /// The weights that lists of them name.
    var weights: [Weights] = []
    /// By place in `weights`: the numbers, one a lane.
    var addends: [SIMD16<Int32>] = []
    /// By their numbers.
    var lexicons: [Lexicon] = []
    /// One bit a rule: those that can fire without any phrase.
    var rulesWithoutPhrase: [UInt64] = []
    var stackDepthMax = 0

    /// How many kinds of patterns there are.
    var kindCount: Int { groupsOfKind.count }

    /// A group's bit in `nearSignatures`.
    static func signature(of group: Int32) -> UInt64 { 1 << UInt64(group & 63) }
}

/// Lists, one after the other in one array.
struct Lists<Item: Sendable>: Sendable {
    private(set) var starts: [Int32] = [0]
    private(set) var items: [Item] = []

    init() {}

    /// So many lists; the items of each are those of the pairs that name it, in their order.
    init(count: Int, of pairs: [(list: Int32, item: Item)]) {
        (starts, items) = CountingSort.lists(of: pairs, count: count)
    }

    /// Adds a list.
    mutating func append(_ list: ArraySlice<Item>) {
        items += list
        starts.append(Int32(items.count))
    }

    /// A list.
    subscript(index: Int) -> ArraySlice<Item> { items[Int(starts[index])..<Int(starts[index + 1])] }

    /// How many lists there are.
    var count: Int { starts.count - 1 }

    /// Where list `index` begins and ends in `items`.
    @inline(__always)
    func bounds(of index: Int) -> (start: Int, end: Int) {
        let starts = starts.span
        // Unchecked: a list's number is the compiler's.
        return (Int(starts[unchecked: index]), Int(starts[unchecked: index &+ 1]))
    }
}
