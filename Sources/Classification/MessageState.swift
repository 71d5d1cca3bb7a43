import Matching

/// What is known about the message at hand, in reused buffers. Stamps say whether something was seen in this message:
/// they equal `message`, a running number, so that nothing has to be cleared between messages.
struct MessageState: ~Copyable {
    /// What is known of a group: its first occurrence, valid where the stamp is.
    struct GroupState {
        var stamp: UInt32 = 0
        var occurrence: Int32 = 0
    }

    /// What a topic's fired rules ask for together.
    struct Claims {
        var priority: Priority?
        var copies: DepartmentSet = []
    }

    /// What is known of sixteen lexicons, valid where the stamp is.
    struct LexiconBlock {
        var sums = SIMD16<Int32>()
        var stamp: UInt32 = 0
        /// One bit a lane: those of which a word occurred.
        var lanes: UInt16 = 0
    }

    /// Weights to add, by their place in `RuleProgram.weights`, to those of their lexicons that read the part in which the phrase occurred first.
    struct Weighed {
        var place: Int32
        var occurrence: Int32
        var lanes = UInt16.max
    }

    /// An occurrence of a kind that is its first in a part.
    struct FirstOccurrence {
        var kind: Int32
        var occurrence: Int32
        var part: MessageParts
    }

    /// What an evaluated condition left on the stack, and where its evidence begins in `proof`.
    struct Value {
        var holds: Bool
        var proof: Int32
    }

    /// What `occurrences` and `proof` may keep for the next message, see `FoldedText.retainedBytesMax`.
    static let retainedOccurrencesMax = 1 << 16

    var automaton = LazyAutomaton(Automaton(patterns: []))
    var message: UInt32 = 0
    var text = FoldedText()
    /// The first words of `text` are the subject's.
    var subjectWordCount = 0
    /// What the automaton found.
    var patternMatches = Buffer<Match>()
    /// The vocabulary's own.
    var wordNumbers = Buffer<Int32>()
    /// What the vocabulary found; behind that what rules ask for, of both: the first of each kind, and all of kinds that a `near` needs.
    /// Both in the order of their last words.
    var occurrences = Buffer<Match>()
    /// How many of `occurrences` the vocabulary found.
    var wordCount = 0
    /// The numbers of those of them that rules ask for.
    var ruleWords = Buffer<Int32>()
    /// The kind of each of `occurrences` that rules ask for.
    var occurrenceKinds = Buffer<Int32>()
    /// The part that each of these stands in; empty where the text has no parts.
    var occurrenceParts = Buffer<MessageParts>()
    /// Those of them that are their kind's first in a part.
    var firstOccurrences = Buffer<FirstOccurrence>()
    /// In which parts each kind was seen: eight bits, below the number of the message for which they are valid.
    var kinds = Buffer<UInt64>()
    /// The same of the vocabulary's phrases.
    var phrases = Buffer<UInt64>()
    var partFinder = PartFinder()
    /// The segment after the one of the occurrence that was asked for last.
    var partCursor = 0
    /// The language that the text was taken for, where the message names none.
    var guessedLanguage: GuessedLanguage?
    /// What the district's clocks show, valid where the stamp is.
    var moment = LocalMoment(day: 0, minute: 0, isSchoolDay: false)
    var momentStamp: UInt32 = 0
    /// By `RuleProgram.groupCaps`: what the rules of the group came to.
    var groupScores = Buffer<Int>()
    var groups = Buffer<GroupState>()
    var lexiconBlocks = Buffer<LexiconBlock>()
    /// What adds to them.
    var weighed = Buffer<Weighed>()
    /// One bit a rule: those to evaluate.
    var candidates = Buffer<UInt64>()
    var fieldText = FoldedText()
    /// Its words, a separator between two.
    var fieldWords: [UInt8] = []
    var fieldStamps = Buffer<UInt32>(repeating: 0, count: MessageField.allCases.count)
    var fieldValueStamps = Buffer<UInt32>()
    var stack = Buffer<Value>()
    /// What the rules that fired rest on, one after the other, and behind that the conditions under evaluation: numbers of occurrences, and
    /// in the place of a lexicon's words its number's complement, which is negative.
    var proof = Buffer<Int32>()
    var nearSearch = NearSearch(wordsMax: 0)

    var firedRules: [FiredRule] = []
    var topicScores: [Int] = []
    /// By topic, like the scores.
    var topicClaims = Buffer<Claims>()

    init() {}

    /// Buffers for `program` and the automaton of its phrases.
    init(for program: RuleProgram, topicCount: Int, automaton: Automaton) {
        self.init()
        self.automaton = LazyAutomaton(automaton)
        kinds = Buffer(repeating: 0, count: program.kindCount)
        phrases = Buffer(repeating: 0, count: program.phrases.count)
        groups = Buffer(repeating: GroupState(), count: program.groupCount)
        lexiconBlocks = Buffer(
            repeating: LexiconBlock(),
            count: (program.lexicons.count + RuleProgram.Weights.lanes - 1) / RuleProgram.Weights.lanes)
        for bits in program.rulesWithoutPhrase { candidates.append(bits) }
        fieldValueStamps = Buffer(repeating: 0, count: program.fieldValues.count)
        stack = Buffer(repeating: Value(holds: false, proof: 0), count: program.stackDepthMax)
        groupScores = Buffer(repeating: 0, count: program.groupCaps.count)
        nearSearch = NearSearch(wordsMax: Int(automaton.wordCountMax))
        topicScores = [Int](repeating: 0, count: topicCount)
        topicClaims = Buffer(repeating: Claims(), count: topicCount)
    }

    /// Forgets the message before; frees what an outlier left behind.
    mutating func begin() {
        message &+= 1
        if message == 0 { forgetStamps() }
        if occurrences.count > Self.retainedOccurrencesMax {
            patternMatches = Buffer()
            occurrences = Buffer()
            wordNumbers = Buffer()
            ruleWords = Buffer()
            occurrenceKinds = Buffer()
            occurrenceParts = Buffer()
            firstOccurrences = Buffer()
            weighed = Buffer()
        }
        if proof.count > Self.retainedOccurrencesMax { proof = Buffer() }
        proof.truncate(to: 0)
        patternMatches.truncate(to: 0)
        occurrences.truncate(to: 0)
        ruleWords.truncate(to: 0)
        occurrenceKinds.truncate(to: 0)
        occurrenceParts.truncate(to: 0)
        firstOccurrences.truncate(to: 0)
        weighed.truncate(to: 0)
        if !firedRules.isEmpty {
            firedRules.removeAll(keepingCapacity: true)
            for topic in topicScores.indices { topicScores[topic] = 0 }
            topicClaims.fill(with: Claims())
            groupScores.fill(with: 0)
        }
    }

    /// The running number begins anew, once in four thousand million messages.
    private mutating func forgetStamps() {
        message = 1
        kinds.fill(with: 0)
        phrases.fill(with: 0)
        groups.fill(with: GroupState())
        lexiconBlocks.fill(with: LexiconBlock())
        momentStamp = 0
        fieldStamps.fill(with: 0)
        fieldValueStamps.fill(with: 0)
    }
}
