import Classification
import FuzzSupport
import RuleBooks

/// A working book works: messages are classified, and explained as they are classified.
enum BookCheck {
    static func run(_ book: RuleBook, _ text: String) {
        let explainer = Explainer(book: book)
        for var message in book.tests.map(\.message) + [PlainMessage(text: text)] {
            check(explainer, message)
            message.subject = text
            message.text = "\(text)\n> \(message.text)"
            check(explainer, message)
        }
        _ = RuleTestReport(of: book)
    }

    private static func check(_ explainer: Explainer, _ message: PlainMessage) {
        let outcome = explainer.outcome(of: message)
        let explanation = explainer.explain(message)
        require(explanation.outcome == outcome, "explaining agrees with deciding")
        require(!explanation.sentence.isEmpty, "a decision has its sentence")
    }
}
