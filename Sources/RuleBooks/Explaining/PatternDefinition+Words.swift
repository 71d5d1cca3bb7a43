import Classification

extension PatternDefinition {
    /// As the rules write it.
    var written: String {
        switch self {
        case .phrase(let text, _): text
        case .expression(let text): "/\(text)/"
        }
    }

    /// Words in which it is found; nil for a regular expression, whose words would have to be guessed.
    var sample: String? {
        switch self {
        case .phrase(let text, _):
            text.replacing("{number}", with: "7").replacing("{time}", with: "7:15").replacing(
                "{word}", with: SampleMessage.filler
            ).replacing("*", with: "")
        case .expression: nil
        }
    }
}
