import Classification
import YAML

/// What the classifier refuses, in words.
extension ClassifierError.Reason {
    var message: String {
        switch self {
        case .phraseWithoutWord(let text): "\(ScalarText.quoted(text)) has no word that could be found"
        case .phraseTooLong(_, let words, let wordsMax): "a phrase of \(words) words; at most \(wordsMax) are possible"
        case .unknownSlot(_, let slot): "there is no slot \(ScalarText.quoted(slot))"
        case .openSlot(let text): "\(ScalarText.quoted(text)) has a `{` that nothing closes"
        case .misplacedStar(let text): "\(ScalarText.quoted(text)) has a `*` that ends no beginning of a word"
        case .expression(_, let problem, _): problem
        case .valueWithoutWord(let text): "\(ScalarText.quoted(text)) has no word that a field could equal"
        case .emptyCondition: "a condition over an empty list"
        case .countOutOfRange(let count, let total): "at least \(count) of \(total) can never hold"
        case .nearGroupCount(let count): "`near` with \(count) groups of phrases"
        case .nearDistance(let words): "`near` within \(words) words"
        case .tooDeep: "conditions nested deeper than \(ClassifierLimits.conditionDepthMax)"
        case .scoreOutOfRange(let score): "a score of \(score)"
        case .noLexicon: "the rule scores by a lexicon that it does not have"
        case .ruleCycle: "the rule builds on itself"
        case .ruleTooLarge:
            "the rule comes to more than \(ClassifierLimits.instructionsPerRuleMax) conditions, with the rules it builds on"
        case .idOutOfRange: "a department or topic too many"
        }
    }

    var hint: String? {
        switch self {
        case .unknownSlot, .openSlot: "the slots are {number}, {time} and {word}"
        case .misplacedStar: "`transport*` stands for every word that begins so"
        default: nil
        }
    }
}
