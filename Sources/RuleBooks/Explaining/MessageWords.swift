import Classification

/// The words at places of a message.
struct MessageWords {
    private let subject: [Unicode.Scalar]
    private let text: [Unicode.Scalar]

    init(_ message: PlainMessage) {
        subject = Array(message.subject.unicodeScalars)
        text = Array(message.text.unicodeScalars)
    }

    func at(_ places: [Evidence]) -> [Explanation.Words] { places.map { .init(place: $0, text: at($0)) } }

    func at(_ place: Evidence) -> String {
        let scalars = place.field == .subject ? subject : text
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[range(place, in: scalars)])
        return String(words)
    }

    /// The message with other words at a place.
    func replacing(_ place: Evidence, with words: String, in message: PlainMessage) -> PlainMessage {
        var message = message
        var scalars = place.field == .subject ? subject : text
        scalars.replaceSubrange(range(place, in: scalars), with: words.unicodeScalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        if place.field == .subject { message.subject = String(view) } else { message.text = String(view) }
        return message
    }

    private func range(_ place: Evidence, in scalars: [Unicode.Scalar]) -> Range<Int> {
        let start = min(max(place.start, 0), scalars.count)
        return start..<min(max(place.end, start), scalars.count)
    }
}
