import Classification

/// A message made of a condition's own words, so that the condition has every chance to hold.
struct SampleMessage {
    private(set) var message = PlainMessage(text: "")
    /// Whether words are missing, since nobody knows what a regular expression of the condition would be found in.
    private(set) var isGuess = false
    /// Which of several phrases, values or conditions is taken, where one is enough.
    private let variant: Int

    /// A word that stands in no phrase and keeps those before and behind it apart.
    static let filler = "xqzt"

    init(of condition: ConditionDefinition, variant: Int = 0) {
        self.variant = variant
        add(condition)
    }

    /// How many variants show each alternative of the condition once.
    static func variants(of condition: ConditionDefinition) -> Int {
        switch condition {
        case .phrases(let phrases, _): phrases.count
        case .any(let children): children.reduce(0) { $0 + variants(of: $1) }
        case .all(let children), .atLeast(_, let children):
            children.reduce(1) { max($0, variants(of: $1), children.count) }
        case .none, .confidential, .moment, .rule: 1
        case .near(let groups, _, _, _): groups.reduce(1) { max($0, $1.count) }
        case .field(_, let values): values.count
        }
    }

    private mutating func add(_ condition: ConditionDefinition) {
        switch condition {
        case .phrases(let phrases, let parts): addClause([phrases], in: parts)
        case .any(let children):
            var rest = variant % max(Self.variants(of: condition), 1)
            for child in children {
                let count = Self.variants(of: child)
                if rest < count {
                    return addAll(SampleMessage(of: child, variant: rest))
                }
                rest -= count
            }
        case .all(let children): for child in children { add(child) }
        case .atLeast(let count, let children):
            for place in 0..<min(count, children.count) { add(children[(variant + place) % children.count]) }
        case .none: break
        case .near(let groups, _, _, let parts): addClause(groups, in: parts)
        case .field(let field, let values):
            if !values.isEmpty { message.fields[field] = values[variant % values.count] }
        case .confidential(let expected): message.isConfidential = expected
        case .moment, .rule: isGuess = true
        }
    }

    /// One pattern of each group, next to each other.
    private mutating func addClause(_ groups: [[PatternDefinition]], in parts: MessageParts) {
        guard parts.contains(.text) else { return isGuess = true }
        var phrases: [String] = []
        for group in groups where !group.isEmpty {
            guard let sample = group[variant % group.count].sample else { return isGuess = true }
            phrases.append(sample)
        }
        addText(phrases.joined(separator: " "))
    }

    private mutating func addAll(_ other: SampleMessage) {
        addText(other.message.text)
        message.fields.merge(other.message.fields) { $1 }
        message.isConfidential = message.isConfidential || other.message.isConfidential
        isGuess = isGuess || other.isGuess
    }

    private mutating func addText(_ text: String) {
        message.text += (message.text.isEmpty ? "" : " \(Self.filler) ") + text
    }
}
