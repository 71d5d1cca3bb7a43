import Assignments
import Classification
import YAML

/// The rules of one topic as they were written. In an overlay what is nil stays as it is in the rules below it.
struct RuleSetSource {
    var topic: Located<String>
    var department: Located<String>?
    /// A department that stands in the topic's own file.
    var ownDepartment: DepartmentSource?
    var answerWithin: AnswerPolicy.Within?
    var threshold: Int?
    /// Where the threshold stands.
    var thresholdNode: YAMLNode?
    var copyThreshold: Int?
    /// The most that the rules come to.
    var cap: Int?
    /// The most that the rules of a group come to, by its name.
    var groupCaps: [GroupCapSource] = []
    /// The parts of a message that its conditions leave out, unless they ask for parts themselves.
    var ignoredParts: MessageParts?
    var phraseLists: [String: PhraseListSource]
    var rules: [RuleSource]
    /// The ids of rules that could not be read: others may name them.
    var unreadableRules: Set<String>
    var tests: [TestSource]
    /// Whether an overlay switches the topic off.
    var isOff = false
    /// The keys that have to be there, as far as they are not; an overlay's may be in the rules below it.
    var missingKeys: [String] = []
    let node: YAMLNode
    let problems: YAMLProblems
}

/// A group of rules and the most that they come to.
struct GroupCapSource {
    var name: Located<String>
    var most: Int
}

/// A named list of phrases and of names of other lists (`$name`).
struct PhraseListSource {
    var name: Located<String>
    /// The items by their language, nil for those without one, in the order of the file.
    var itemsByLanguage: [(language: String?, items: [Located<PhraseSource>])]

    /// The items of all languages.
    var items: [Located<PhraseSource>] { itemsByLanguage.flatMap(\.items) }
}

/// An item of a list: words to be found, or the name of a list.
enum PhraseSource {
    /// A phrase as it stands.
    case literal(String)
    /// A phrase with options, or a regular expression.
    case pattern(PatternSource)
    /// The name of a list.
    case list(String)
}

/// A phrase with options, or a regular expression.
struct PatternSource {
    var text: String
    var isExpression = false
    /// The language whose endings it takes, too.
    var inflection: InflectedLanguage?
    var allowsTypos = false
}

/// A condition.
enum ConditionSource {
    case phrase(Located<PhraseSource>, in: MessageParts?)
    case any([ConditionSource])
    case all([ConditionSource])
    case none([ConditionSource])
    case atLeast(Int, [ConditionSource])
    case near([[Located<PhraseSource>]], withinWords: Int, inOrder: Bool, in: MessageParts?)
    case lexicon(LexiconSource, in: MessageParts?)
    case field(MessageField, [Located<String>])
    case confidential(Bool)
    case moment(MomentCondition)
    case rule(Located<String>)

    /// The conditions in it.
    var children: [ConditionSource] {
        switch self {
        case .any(let items), .all(let items), .none(let items), .atLeast(_, let items): items
        default: []
        }
    }

    /// The lexicon that it is, or the first among some conditions that hold together.
    var ownLexicon: LexiconSource? {
        switch self {
        case .lexicon(let lexicon, _): lexicon
        case .all(let items): items.lazy.compactMap(\.ownLexicon).first
        default: nil
        }
    }

    /// What the words of its lexicons that speak for a topic come to.
    var lexiconMost: Int {
        guard case .lexicon(let lexicon, _) = self else { return children.reduce(0) { $0 + $1.lexiconMost } }
        return lexicon.lines.reduce(0) { sum, line in
            line.weight > 0 ? sum + line.weight * line.itemsByLanguage.reduce(0) { $0 + $1.items.count } : sum
        }
    }

    /// The rules that it builds on.
    var rules: [Located<String>] {
        if case .rule(let rule) = self { return [rule] }
        return children.flatMap(\.rules)
    }

    /// Whether it builds on any.
    var buildsOnRules: Bool {
        switch self {
        case .rule: true
        case .any(let items), .all(let items), .none(let items), .atLeast(_, let items):
            items.contains { $0.buildsOnRules }
        default: false
        }
    }

    /// Whether it reads the subject or the text.
    var readsText: Bool {
        switch self {
        case .phrase, .near, .lexicon: true
        default: children.contains(where: \.readsText)
        }
    }
}

/// A lexicon: words by what they weigh.
struct LexiconSource {
    var lines: [LexiconLineSource]
    /// What they have to come to.
    var least: Int?
    /// Where its lines stand.
    let node: YAMLNode
}

/// Words of a lexicon that weigh the same.
struct LexiconLineSource {
    var weight: Int
    /// The words by their language, nil for those without one.
    var itemsByLanguage: [(language: String?, items: [Located<PhraseSource>])]
}

/// A test: a message and what is expected of it.
struct TestSource {
    var message: PlainMessage
    var text: YAMLNode
    var expectedTopic: Located<String>?
    var expectedCopies: [Located<String>]?
    var expectedPriority: Priority?
    var fired: [Located<String>]
    var notFired: [Located<String>]
    let problems: YAMLProblems
}
