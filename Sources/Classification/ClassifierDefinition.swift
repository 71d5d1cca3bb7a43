/// What a classifier is compiled from: the runtime's view of a rule book, without files, names of lists or positions.
public struct ClassifierDefinition: Sendable {
    /// The topics in the order that breaks ties.
    public var topics: [TopicDefinition]
    /// The topic that is always evaluated, copies at its threshold and whose rules' priority and copies always hold.
    public var safetyTopic: TopicID?
    /// The department that owns what no topic claims.
    public var fallbackDepartment: DepartmentID
    /// The district's clocks, by which conditions read a message's instant.
    public var clock: LocalClock
    /// The district's school days.
    public var calendar: SchoolCalendar

    /// A definition by its parts. Without clock and calendar it knows UTC, and school from Monday to Friday.
    public init(
        topics: [TopicDefinition], safetyTopic: TopicID?, fallbackDepartment: DepartmentID,
        clock: LocalClock = LocalClock(), calendar: SchoolCalendar = SchoolCalendar()
    ) {
        self.topics = topics
        self.safetyTopic = safetyTopic
        self.fallbackDepartment = fallbackDepartment
        self.clock = clock
        self.calendar = calendar
    }
}

/// One topic: who answers, when it claims, and its rules.
public struct TopicDefinition: Sendable {
    /// The topic's name.
    public var name: String
    /// The department that answers.
    public var department: DepartmentID
    /// The score at which the topic claims.
    public var threshold: Int
    /// The score at which the topic's department gets a copy; nil for never (safety: its threshold).
    public var copyThreshold: Int?
    /// The most that its rules come to, however many fire; nil for no such limit.
    public var cap: Int?
    /// The most that the rules of a group come to: `RuleDefinition.group` is the place in this list.
    public var groupCaps: [Int]
    /// The rules.
    public var rules: [RuleDefinition]

    /// A topic by its parts.
    public init(
        name: String, department: DepartmentID, threshold: Int, copyThreshold: Int? = nil, cap: Int? = nil,
        groupCaps: [Int] = [], rules: [RuleDefinition]
    ) {
        self.name = name
        self.department = department
        self.threshold = threshold
        self.copyThreshold = copyThreshold
        self.cap = cap
        self.groupCaps = groupCaps
        self.rules = rules
    }
}

/// One rule: when it fires and what it does.
public struct RuleDefinition: Sendable {
    /// Its id, unique in its topic.
    public var id: String
    /// What it adds to the topic's score; may be negative, or 0 for a rule that others build on.
    public var score: Int
    /// Whether it adds what its lexicon comes to, in the place of `score`. Its condition is a lexicon then, or all of some
    /// conditions with a lexicon among them, of which the first counts.
    public var scoresByLexicon: Bool
    /// When it fires.
    public var condition: ConditionDefinition
    /// The priority it asks for.
    public var priority: Priority?
    /// Departments that get a copy when it fires and its topic owns or copies (safety: always).
    public var copyTo: [DepartmentID]
    /// The group whose cap its score counts against, if any: a place in the topic's `groupCaps`.
    public var group: Int?
    /// The instants at which it can fire, in milliseconds since 1970 UTC; nil for always.
    public var active: Range<Int64>?

    /// A rule by its parts.
    public init(
        id: String, score: Int, scoresByLexicon: Bool = false, condition: ConditionDefinition,
        priority: Priority? = nil, copyTo: [DepartmentID] = [], group: Int? = nil, active: Range<Int64>? = nil
    ) {
        self.id = id
        self.score = score
        self.scoresByLexicon = scoresByLexicon
        self.condition = condition
        self.priority = priority
        self.copyTo = copyTo
        self.group = group
        self.active = active
    }
}

/// When a rule fires. Phrase lists are already resolved to their phrases.
public indirect enum ConditionDefinition: Sendable {
    /// One of these patterns occurs in one of these parts of the message.
    case phrases([PatternDefinition], in: MessageParts = .all)
    /// At least one of these holds.
    case any([ConditionDefinition])
    /// All of these hold.
    case all([ConditionDefinition])
    /// None of these holds.
    case none([ConditionDefinition])
    /// At least this many of these hold.
    case atLeast(Int, [ConditionDefinition])
    /// One occurrence of each group of patterns, not overlapping, in one field, first to last word within so many words; in
    /// the order of the groups where that is asked for. Words of parts that are not read count for the distance alone.
    case near([[PatternDefinition]], withinWords: Int, inOrder: Bool = false, in: MessageParts = .all)
    /// Of words with weights one occurs, and the weights of those that do, each once, come to `from` at least.
    case lexicon([LexiconEntry], from: Int = .min, in: MessageParts = .all)
    /// A field has one of these values, compared without case.
    case field(MessageField, [String])
    /// The message is confidential, or is not.
    case confidential(Bool)
    /// The decision's clock shows this.
    case moment(MomentCondition)
    /// Another rule of the topic, by its place in the topic's rules, fires.
    case rule(Int)
}

/// An entry of a lexicon: what one of these patterns adds where it occurs, once a message.
public struct LexiconEntry: Sendable {
    /// The patterns, one of which is enough: a word, with its endings.
    public var patterns: [PatternDefinition]
    /// What they add; may be negative.
    public var weight: Int

    /// An entry by its parts.
    public init(_ patterns: [PatternDefinition], weight: Int) {
        self.patterns = patterns
        self.weight = weight
    }
}

/// The fields beside the text that a condition can ask for.
public enum MessageField: UInt8, Sendable, CaseIterable {
    case channel, language, school, senderType, claimedTopic
}
