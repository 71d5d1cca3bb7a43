import Matching

/// What is known about the message at hand, in reused buffers. Stamps say whether something was seen in this message:
/// they equal `message`, a running number, so that nothing has to be cleared between messages.
struct MessageState {
    /// Where a phrase was found, by the places of its words.
    struct Occurrence {
        var pattern: Int32
        var firstWord: Int32
        var lastWord: Int32
    }

    /// What an evaluated condition left on the stack, and where its evidence begins in `proof`.
    struct Value {
        var holds: Bool
        var proof: Int32
    }

    /// What `occurrences` may keep for the next message, see `FoldedText.retainedBytesMax`.
    static let retainedOccurrencesMax = 1 << 16

    var automaton = LazyAutomaton(Automaton(phrases: []))
    var message: UInt32 = 0
    var text = FoldedText()
    /// The first words of `text` are the subject's.
    var subjectWordCount = 0
    /// In the order of their last words; the first of each pattern, and all of patterns that a `near` needs.
    var occurrences: [Occurrence] = []
    var patternStamps: [UInt32] = []
    var groupStamps: [UInt32] = []
    /// By group its first occurrence, valid where its stamp is.
    var groupOccurrences: [Int32] = []
    /// One bit a rule: those to evaluate.
    var candidates: [UInt64] = []
    var fieldText = FoldedText()
    var fieldStamps: [UInt32]
    var fieldValueStamps: [UInt32] = []
    var stack: [Value] = []
    /// Numbers of occurrences that the conditions under evaluation rest on.
    var proof: [Int32] = []
    var nearSearch = NearSearch()

    var firedRules: [FiredRule] = []
    var evidence: [Evidence] = []
    var topicScores: [Int] = []
    var topicPriorities: [Priority?] = []
    var topicCopies: [DepartmentSet] = []

    init() { fieldStamps = [UInt32](repeating: 0, count: MessageField.allCases.count) }

    /// Buffers for `program` and the automaton of its phrases.
    init(for program: RuleProgram, topicCount: Int, automaton: Automaton) {
        self.init()
        self.automaton = LazyAutomaton(automaton)
        patternStamps = [UInt32](repeating: 0, count: program.isNearPattern.count)
        groupStamps = [UInt32](repeating: 0, count: program.groupCount)
        groupOccurrences = [Int32](repeating: 0, count: program.groupCount)
        candidates = program.rulesWithoutPhrase
        fieldValueStamps = [UInt32](repeating: 0, count: program.fieldValues.count)
        stack = [Value](repeating: Value(holds: false, proof: 0), count: program.stackDepthMax)
        topicScores = [Int](repeating: 0, count: topicCount)
        topicPriorities = [Priority?](repeating: nil, count: topicCount)
        topicCopies = [DepartmentSet](repeating: [], count: topicCount)
    }

    /// Forgets the message before; frees what an outlier left behind.
    mutating func begin() {
        message &+= 1
        if message == 0 { forgetStamps() }
        if occurrences.count > Self.retainedOccurrencesMax { occurrences = [] }
        occurrences.removeAll(keepingCapacity: true)
        proof.removeAll(keepingCapacity: true)
        firedRules.removeAll(keepingCapacity: true)
        evidence.removeAll(keepingCapacity: true)
        for topic in topicScores.indices {
            topicScores[topic] = 0
            topicPriorities[topic] = nil
            topicCopies[topic] = []
        }
    }

    /// The running number begins anew, once in four thousand million messages.
    private mutating func forgetStamps() {
        message = 1
        for index in patternStamps.indices { patternStamps[index] = 0 }
        for index in groupStamps.indices { groupStamps[index] = 0 }
        for index in fieldStamps.indices { fieldStamps[index] = 0 }
        for index in fieldValueStamps.indices { fieldValueStamps[index] = 0 }
    }
}
