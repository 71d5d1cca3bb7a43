import Classification
import Diagnostics

/// A book beside what it was compiled from: what has to be known to propose other weights for it.
struct TunableBook {
    let book: RuleBook
    /// In the order of topics.
    let ruleSets: [RuleSetSource]
    /// By `RuleID`.
    let sources: [RuleSource]
    /// By `RuleID`.
    let definitions: [RuleDefinition]

    init(book: RuleBook, ruleSets: [RuleSetSource]) {
        self.book = book
        self.ruleSets = ruleSets
        sources = ruleSets.flatMap(\.rules)
        definitions = book.classifier.definition.topics.flatMap(\.rules)
    }

    /// The items of a rule's lexicon in the order of its entries, each with its weight and language.
    static func items(of lexicon: LexiconSource) -> [WeighedItem] {
        lexicon.lines.flatMap { line in
            line.itemsByLanguage.flatMap { language, items in
                items.map { WeighedItem(item: .written($0.value), language: language, weight: line.weight) }
            }
        }
    }

    /// The rule of a topic whose lexicon new words are added to: the first that scores by one.
    func lexiconRule(of topic: TopicID) -> RuleID? {
        definitions.indices.first { book.classifier.rules[$0].topic == topic && definitions[$0].scoresByLexicon }
    }

    /// The rules that ask for priority urgent by a lexicon that has to come to something.
    var urgentRules: [RuleID] { rulesFromASum.filter { definitions[$0].priority == .urgent } }

    /// The rules that ask for nothing but copies by such a lexicon.
    var copyRules: [RuleID] {
        rulesFromASum.filter { definitions[$0].priority == nil && !definitions[$0].copyTo.isEmpty }
    }

    /// The topics whose department a rule sends a copy to.
    func topicsCopied(by rule: RuleID) -> Set<String> {
        let topics = book.classifier.definition.topics.filter { definitions[rule].copyTo.contains($0.department) }
        return Set(topics.map(\.name))
    }

    private var rulesFromASum: [RuleID] {
        definitions.indices.filter {
            !definitions[$0].scoresByLexicon && sources[$0].condition.ownLexicon?.least != nil
        }
    }
}

/// A rule whose weight is looked for.
struct WeighedRule {
    let rule: RuleID
    /// What it adds to.
    let topic: TopicID
    /// Whether the words of its lexicon are weighed, and not its score.
    let byWords: Bool
}

/// An item of a lexicon with what it weighs.
struct WeighedItem {
    /// What it is.
    enum Item {
        /// As it stands in the file.
        case written(PhraseSource)
        /// A new phrase.
        case new(String)
    }

    var item: Item
    var language: String?
    var weight: Int
}
