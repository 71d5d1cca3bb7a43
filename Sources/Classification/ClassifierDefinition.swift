/// What a classifier is compiled from: the runtime's view of a rule book, without files, names of lists or positions.
public struct ClassifierDefinition: Sendable {
    /// The topics in the order that breaks ties.
    public var topics: [TopicDefinition]
    /// The topic that is always evaluated, copies at its threshold and whose rules' priority and copies always hold.
    public var safetyTopic: TopicID?
    /// The department that owns what no topic claims.
    public var fallbackDepartment: DepartmentID

    /// A definition by its parts.
    public init(topics: [TopicDefinition], safetyTopic: TopicID?, fallbackDepartment: DepartmentID) {
        self.topics = topics
        self.safetyTopic = safetyTopic
        self.fallbackDepartment = fallbackDepartment
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
    /// The rules.
    public var rules: [RuleDefinition]

    /// A topic by its parts.
    public init(
        name: String, department: DepartmentID, threshold: Int, copyThreshold: Int? = nil, rules: [RuleDefinition]
    ) {
        self.name = name
        self.department = department
        self.threshold = threshold
        self.copyThreshold = copyThreshold
        self.rules = rules
    }
}

/// One rule: when it fires and what it does.
public struct RuleDefinition: Sendable {
    /// Its id, unique in its topic.
    public var id: String
    /// What it adds to the topic's score; may be negative.
    public var score: Int
    /// When it fires.
    public var condition: ConditionDefinition
    /// The priority it asks for.
    public var priority: Priority?
    /// Departments that get a copy when it fires and its topic owns or copies (safety: always).
    public var copyTo: [DepartmentID]

    /// A rule by its parts.
    public init(
        id: String, score: Int, condition: ConditionDefinition, priority: Priority? = nil, copyTo: [DepartmentID] = []
    ) {
        self.id = id
        self.score = score
        self.condition = condition
        self.priority = priority
        self.copyTo = copyTo
    }
}

/// When a rule fires. Phrase lists are already resolved to their phrases.
public indirect enum ConditionDefinition: Sendable {
    /// One of these patterns occurs, in the subject or the text.
    case phrases([PatternDefinition])
    /// At least one of these holds.
    case any([ConditionDefinition])
    /// All of these hold.
    case all([ConditionDefinition])
    /// None of these holds.
    case none([ConditionDefinition])
    /// At least this many of these hold.
    case atLeast(Int, [ConditionDefinition])
    /// One occurrence of each group of patterns, not overlapping, in one field, first to last word within so many words.
    case near([[PatternDefinition]], withinWords: Int)
    /// A field has one of these values, compared without case.
    case field(MessageField, [String])
    /// The message is confidential, or is not.
    case confidential(Bool)
}

/// The fields beside the text that a condition can ask for.
public enum MessageField: UInt8, Sendable, CaseIterable {
    case channel, language, school, senderType, claimedTopic
}
