import Classification

/// A message made of a condition's own words, so that the condition has every chance to hold: its phrases in the parts that
/// are read for them, its fields, and the times that it asks for.
struct SampleMessage {
    /// The message, but for its instant.
    private(set) var message = PlainMessage(text: "")
    /// The times that have to come together for it.
    private(set) var times = SampleTimes()
    /// Whether words are missing, since nobody knows what a regular expression of the condition would be found in.
    private(set) var isGuess = false
    /// The words of each part.
    private var texts: [MessageParts: String] = [:]
    /// The rules of the topic, of which conditions name others.
    private let rules: [RuleDefinition]

    /// A word that stands in no phrase and keeps those before and behind it apart.
    static let filler = "xqzt"

    /// A message for a rule of a topic. Where one of several phrases, values or conditions is enough, `variant` says which.
    init(of rule: RuleDefinition, among rules: [RuleDefinition], variant: Int = 0) {
        self.rules = rules
        add(rule, variant)
        layOut()
    }

    /// How many variants show each alternative of the condition once.
    static func variants(of condition: ConditionDefinition, among rules: [RuleDefinition]) -> Int {
        func most(_ children: [ConditionDefinition]) -> Int {
            children.reduce(1) { max($0, variants(of: $1, among: rules)) }
        }
        switch condition {
        case .phrases(let phrases, _): return phrases.count
        case .lexicon(let entries, _, _): return entries.count
        case .any(let children): return children.reduce(0) { $0 + variants(of: $1, among: rules) }
        case .all(let children), .atLeast(_, let children): return max(most(children), children.count)
        case .none, .confidential, .moment: return 1
        case .near(let groups, _, _, _): return groups.reduce(1) { max($0, $1.count) }
        case .field(_, let values): return values.count
        case .rule(let place): return rules.indices.contains(place) ? most([rules[place].condition]) : 1
        }
    }

    private mutating func add(_ rule: RuleDefinition, _ variant: Int) {
        if let active = rule.active { times.periods.append(active) }
        add(rule.condition, variant)
    }

    private mutating func add(_ condition: ConditionDefinition, _ variant: Int) {
        switch condition {
        case .phrases(let phrases, let parts): addClause([phrases], in: parts, variant)
        case .any(let children):
            var rest = variant % max(Self.variants(of: condition, among: rules), 1)
            for child in children {
                let count = Self.variants(of: child, among: rules)
                if rest < count { return add(child, rest) }
                rest -= count
            }
        case .all(let children): for child in children { add(child, variant) }
        case .atLeast(let count, let children):
            for place in 0..<min(count, children.count) { add(children[(variant + place) % children.count], variant) }
        case .none(let children): for child in children { avoid(child) }
        case .near(let groups, _, _, let parts): addClause(groups, in: parts, variant)
        case .lexicon(let entries, let least, let parts): addWords(of: entries, from: least, in: parts, variant)
        case .field(let field, let values):
            let isMet = message.fields[field].map(values.contains) ?? false
            if !values.isEmpty, !isMet { message.fields[field] = values[variant % values.count] }
        case .confidential(let expected): message.isConfidential = expected
        case .moment(let moment): times.asked.append(moment)
        case .rule(let place): if rules.indices.contains(place) { add(rules[place], variant) }
        }
    }

    /// Words and fields are avoided by not being there.
    private mutating func avoid(_ condition: ConditionDefinition) {
        switch condition {
        case .phrases, .near, .lexicon, .field: break
        case .any(let children): for child in children { avoid(child) }
        case .confidential(let unwanted): message.isConfidential = !unwanted
        case .moment(let moment): times.avoided.append(moment)
        case .none(let children): add(.any(children), 0)
        case .all(let children), .atLeast(_, let children): if let first = children.first { avoid(first) }
        case .rule(let place): if rules.indices.contains(place) { avoid(rules[place].condition) }
        }
    }

    /// One word of a lexicon, and as many of the heaviest as it takes to reach `least`.
    private mutating func addWords(
        of entries: [LexiconEntry], from least: Int, in parts: MessageParts, _ variant: Int
    ) {
        guard !entries.isEmpty else { return isGuess = true }
        var sum = 0
        let first = entries[variant % entries.count]
        for entry in [first] + entries.sorted(by: { $0.weight > $1.weight }) {
            addClause([entry.patterns], in: parts, 0)
            sum += entry.weight
            if sum >= least { break }
        }
    }

    /// One pattern of each group, next to each other, in the first of the parts that are read.
    private mutating func addClause(_ groups: [[PatternDefinition]], in parts: MessageParts, _ variant: Int) {
        let readable: [MessageParts] = [.text, .subject, .forwarded, .quoted, .signature, .links]
        guard let part = readable.first(where: parts.contains) else { return isGuess = true }
        var phrases: [String] = []
        for group in groups where !group.isEmpty {
            guard let sample = group[variant % group.count].sample else { return isGuess = true }
            phrases.append(sample)
        }
        let before = texts[part].map { "\($0) \(Self.filler) " } ?? ""
        texts[part] = before + phrases.joined(separator: " ")
    }

    /// Puts the parts where mail programs put them, below a word of the sender's own: a text without is read whole.
    private mutating func layOut() {
        message.subject = texts[.subject] ?? ""
        message.text = texts[.text] ?? Self.filler
        if let words = texts[.links] {
            message.text += " https://district.example/" + words.replacing(" ", with: "/")
        }
        if let words = texts[.signature] { message.text += "\n-- \n" + words }
        if let words = texts[.quoted] { message.text += "\n> " + words }
        if let words = texts[.forwarded] { message.text += "\n---------- Forwarded message ---------\n" + words }
    }
}
