import Classification
import Foundation
import RuleBooks

/// Classifies plain texts with one book, for tests.
struct Bench {
    let book: RuleBook
    private let scratch = ClassifierScratch()

    init(_ book: RuleBook) { self.book = book }

    struct Outcome {
        var topic: String
        var copies: [String]
        var priority: Priority
    }

    func classify(_ text: String, channel: String = "", language: String = "") -> Outcome {
        classify(BookMessage(text, language: language, channel: channel))
    }

    func classify(_ message: BookMessage) -> Outcome {
        let (encoded, bytes) = message.encoded()
        let decision = book.classifier.classify(encoded, in: bytes.span, scratch: scratch)
        return Outcome(
            topic: decision.topic.map { book.topicNames[$0] } ?? RuleBook.noTopic,
            copies: book.departmentNames.indices.filter { decision.copies.contains(DepartmentSet($0)) }
                .map { book.departmentNames[$0] },
            priority: decision.priority)
    }
}

/// Labelled data beside the project, named by the environment.
enum LabelledData {
    static let folder = ProcessInfo.processInfo.environment["SWITCHBOARD_DATA"]

    /// The inquiries of a file; those without a label are nobody's.
    static func read(_ name: String) throws -> [LabelledInquiry] {
        let text = try String(contentsOfFile: "\(folder ?? "")/\(name)", encoding: .utf8)
        return text.split(separator: "\n").enumerated().compactMap { number, line in
            LabelledInquiry(line: Array(line.utf8), number: number + 1, standardPrimary: RuleBook.noTopic)
        }
    }
}
