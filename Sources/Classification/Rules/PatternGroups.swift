import Matching

/// The patterns of a definition, each once, and the groups of them that conditions ask for: the same patterns in the same parts
/// of a message are one group, however many rules name them.
struct PatternGroups {
    /// Patterns of which one is enough, and the parts that are read.
    struct Group: Hashable {
        /// Their numbers, ascending.
        var patterns: [Int32]
        var parts: MessageParts
    }

    /// The patterns so far.
    private(set) var automaton = AutomatonBuilder()
    private(set) var groups: [Group] = []
    /// A list of phrases stands in many rules: what has to be read is read once.
    private var numberOfDefinition: [PatternDefinition: Int32] = [:]
    private var groupOfPatterns: [Group: Int32] = [:]

    /// How many groups there are.
    var count: Int { groups.count }

    /// How many patterns a group has.
    func patternCount(of group: Int32) -> Int { groups[Int(group)].patterns.count }

    /// The group of these patterns, of which there is one at least.
    mutating func number(
        of definitions: [PatternDefinition], in parts: MessageParts
    ) throws(ClassifierError.Reason) -> Int32 {
        var numbers: [Int32] = []
        for definition in definitions { numbers.append(try number(of: definition)) }
        let group = Group(patterns: numbers.count == 1 ? numbers : Set(numbers).sorted(), parts: parts)
        if let known = groupOfPatterns[group] { return known }
        groupOfPatterns[group] = Int32(groups.count)
        groups.append(group)
        return Int32(groups.count - 1)
    }

    private mutating func number(of definition: PatternDefinition) throws(ClassifierError.Reason) -> Int32 {
        if case .phrase(let text, allowsTypos: false) = definition, Phrase.isPlain(text) {
            return Int32(automaton.number(ofPlain: text))
        }
        if let known = numberOfDefinition[definition] { return known }
        let number =
            switch try Classifier.pattern(definition) {
            case .phrase(let phrase): automaton.number(of: phrase)
            case .expression(let expression): automaton.add(expression)
            }
        numberOfDefinition[definition] = Int32(number)
        return Int32(number)
    }
}
