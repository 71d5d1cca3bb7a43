import Diagnostics

/// What is wrong with the text of a scalar, wherever it comes from (a file, an environment variable).
public struct ScalarProblem: Error, Sendable {
    /// The stable code.
    public var code: String
    /// What is wrong, in one sentence without a full stop.
    public var message: String
    /// What to do about it.
    public var hint: String?

    /// A problem by its parts.
    public init(code: String, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}

/// Reads typed values from the text of a scalar. The type is the reader's choice, never guessed from the text.
public enum ScalarText {
    /// A whole number in decimal digits, within a range.
    public static func integer(_ text: String, in range: ClosedRange<Int>) throws(ScalarProblem) -> Int {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            throw problem(.expectedInteger, "expected a whole number, found \(quoted(text))")
        }
        guard let value = Int(text), range.contains(value) else {
            throw problem(
                .outOfRange, "expected a number from \(range.lowerBound) to \(range.upperBound), found \(quoted(text))")
        }
        return value
    }

    /// `true` or `false`; YAML 1.1's other words (yes, on, no, off) are refused.
    public static func bool(_ text: String) throws(ScalarProblem) -> Bool {
        switch text {
        case "true": return true
        case "false": return false
        default:
            let meant = ["yes": "true", "on": "true", "no": "false", "off": "false"][text.lowercased()]
            throw problem(
                .expectedBool, "expected true or false, found \(quoted(text))", hint: meant.map { "write \($0)" })
        }
    }

    /// A whole number with a unit (ms, s, min, h, days), within a range.
    public static func duration(_ text: String, in range: ClosedRange<Duration>) throws(ScalarProblem) -> Duration {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text[digits.endIndex...].drop { $0 == " " }
        guard !digits.isEmpty, let milliseconds = units[String(unit)] else {
            throw problem(
                .expectedDuration, "expected a duration, found \(quoted(text))",
                hint: "a whole number and a unit: 100ms, 5s, 10min, 24h, 2 days")
        }
        let (product, overflow) = (Int64(digits) ?? .max).multipliedReportingOverflow(by: milliseconds)
        let value = Duration.milliseconds(overflow ? .max : product)
        guard !overflow, range.contains(value) else {
            let (least, most) = (describe(range.lowerBound), describe(range.upperBound))
            throw problem(.outOfRange, "expected a duration from \(least) to \(most), found \(quoted(text))")
        }
        return value
    }

    /// One of a few words.
    public static func choice<Value>(
        _ text: String, of choices: [(word: String, value: Value)]
    ) throws(ScalarProblem) -> Value {
        if let found = choices.first(where: { $0.word == text }) { return found.value }
        let words = choices.map(\.word)
        let list = words.map { "`\($0)`" }.joined(separator: ", ")
        let hint = Suggestion.nearest(to: text, among: words).map { "did you mean `\($0)`?" }
        throw problem(.unknownChoice, "expected one of \(list), found \(quoted(text))", hint: hint)
    }

    /// Text in backquotes for a message, cut where it is long and on one line.
    public static func quoted(_ text: String) -> String {
        let line = text.prefix(quotedMax).prefix { !$0.isNewline }
        return "`\(line)\(line.endIndex == text.endIndex ? "" : "…")`"
    }

    /// A duration as one would write it: the largest unit that needs no fraction.
    public static func describe(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        guard attoseconds == 0, seconds != 0 else {
            return "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000)ms"
        }
        if seconds % 86_400 == 0 { return seconds == 86_400 ? "1 day" : "\(seconds / 86_400) days" }
        if seconds % 3600 == 0 { return "\(seconds / 3600)h" }
        return seconds % 60 == 0 ? "\(seconds / 60)min" : "\(seconds)s"
    }

    /// Enough to recognise what was written; a message is one line.
    private static let quotedMax = 40

    private static let units: [String: Int64] = [
        "ms": 1, "millisecond": 1, "milliseconds": 1,
        "s": 1000, "second": 1000, "seconds": 1000,
        "min": 60_000, "minute": 60_000, "minutes": 60_000,
        "h": 3_600_000, "hour": 3_600_000, "hours": 3_600_000,
        "d": 86_400_000, "day": 86_400_000, "days": 86_400_000,
    ]

    private static func problem(_ code: YAMLCode, _ message: String, hint: String? = nil) -> ScalarProblem {
        ScalarProblem(code: code.rawValue, message, hint: hint)
    }
}
