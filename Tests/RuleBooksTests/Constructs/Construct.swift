import Classification
import RuleBooks
import Testing

/// A construct as it stands in a file, with messages in English and in Spanish that show it, and some of each that do not.
struct Construct: Sendable, CustomTestStringConvertible {
    /// Messages of one language.
    typealias Messages = (shown: [BookMessage], not: [BookMessage])

    /// The keys of `transportation.yaml` behind topic and department.
    let file: String
    /// What comes of a message that shows it, and of one that does not: see `RuleBook.seen`.
    let ends: (shown: String, not: String)
    let english: Messages
    let spanish: Messages
    /// `phrases.yaml`, where it is about shared lists.
    var shared: String?
    var testDescription: String { file }

    /// Keys of a rule that scores one point where it fires.
    init(_ rule: String, en english: Messages, es spanish: Messages) {
        self.init(file: "threshold: 1\nrules:\n  - {id: it, score: 1, \(rule)}\n", en: english, es: spanish)
    }

    /// Keys of the whole file.
    init(
        file: String, shared: String? = nil, shown: String = "1", not: String = "0", en english: Messages,
        es spanish: Messages
    ) {
        self.file = file
        self.shared = shared
        ends = (shown, not)
        self.english = english
        self.spanish = spanish
    }

    /// The book, with a district and safety beside the topic.
    var book: LanguageBook {
        var book = LanguageBook(file)
        book.head = "topic: transportation\ndepartment: buses\n"
        book.shared = shared
        return book
    }

    /// All of them.
    static let all = conditions + phrases + fields + parts + moments + scores
}

extension RuleBook {
    /// The points of the topic, its priority unless it is normal, and who else gets a copy: `5, urgent, copy to safety`.
    func seen(_ message: BookMessage) -> String {
        let points = score(message)
        let outcome = Bench(self).classify(message)
        let priority = outcome.priority == .normal ? "" : ", \(outcome.priority.name)"
        return "\(points)\(priority)" + outcome.copies.map { ", copy to \($0)" }.joined()
    }
}
