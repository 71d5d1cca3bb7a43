import Matching

/// The patterns of a definition, each once, and the groups of them that conditions ask for: the same patterns in the same parts
/// of a message are one group, however many rules name them.
struct PatternGroups {
    /// A pattern, by what finds it.
    enum Pattern: Hashable, Comparable {
        /// Of plain words.
        case phrase(Int32)
        /// Any other.
        case automaton(Int32)
    }

    /// Patterns of which one is enough, and the parts that are read.
    struct Group: Hashable {
        /// Ascending.
        var patterns: [Pattern]
        var parts: MessageParts
    }

    /// The patterns so far: phrases of plain words, which are most, and the others.
    var vocabulary = VocabularyBuilder()
    private(set) var automaton = AutomatonBuilder()
    private(set) var groups: [Group] = []
    /// A list of phrases stands in many rules: what has to be read is read once.
    private var known: [PatternDefinition: Pattern] = [:]
    private var groupOfPatterns: [Group: Int32] = [:]

    /// How many groups there are.
    var count: Int { groups.count }

    /// How many patterns a group has.
    func patternCount(of group: Int32) -> Int { groups[Int(group)].patterns.count }

    /// The group of these patterns, of which there is one at least.
    mutating func number(
        of definitions: [PatternDefinition], in parts: MessageParts
    ) throws(ClassifierError.Reason) -> Int32 {
        var patterns: [Pattern] = []
        for definition in definitions { patterns.append(try pattern(of: definition)) }
        let group = Group(patterns: patterns.count == 1 ? patterns : Set(patterns).sorted(), parts: parts)
        if let known = groupOfPatterns[group] { return known }
        groupOfPatterns[group] = Int32(groups.count)
        groups.append(group)
        return Int32(groups.count - 1)
    }

    private mutating func pattern(of definition: PatternDefinition) throws(ClassifierError.Reason) -> Pattern {
        if case .phrase(let text, allowsTypos: false) = definition, let phrase = vocabulary.number(of: text) {
            return .phrase(phrase)
        }
        if let pattern = known[definition] { return pattern }
        let number =
            switch try Classifier.pattern(definition) {
            case .phrase(let phrase): automaton.number(of: phrase)
            case .expression(let expression): automaton.add(expression)
            }
        known[definition] = .automaton(Int32(number))
        return .automaton(Int32(number))
    }
}
