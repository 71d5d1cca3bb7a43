import Assignments
import Classification
import YAML

/// The rules of one topic as they were written.
struct RuleSetSource {
    var topic: Located<String>
    var department: Located<String>
    var answerWithin: AnswerPolicy.Within?
    var threshold: Int
    var copyThreshold: Int?
    var phraseLists: [String: PhraseListSource]
    var rules: [RuleSource]
    /// The ids of rules that could not be read: others may name them.
    var unreadableRules: Set<String>
    var tests: [TestSource]
    let problems: YAMLProblems
}

/// A named list: phrases and names of other lists (`$name`), of all languages together.
struct PhraseListSource {
    var name: Located<String>
    var items: [Located<PhraseSource>]
}

/// An item of a list: words to be found, or the name of a list.
enum PhraseSource {
    case literal(String)
    case list(String)
}

/// A rule.
struct RuleSource {
    var id: Located<String>
    var score: Int
    var condition: ConditionSource
    var priority: Priority?
    var copyTo: [Located<String>]
}

/// A condition.
indirect enum ConditionSource {
    case phrase(Located<PhraseSource>)
    case any([ConditionSource])
    case all([ConditionSource])
    case none([ConditionSource])
    case atLeast(Int, [ConditionSource])
    case near([[Located<PhraseSource>]], withinWords: Int)
    case field(MessageField, [Located<String>])
    case confidential(Bool)
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
}
