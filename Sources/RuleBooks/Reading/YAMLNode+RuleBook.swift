import Assignments
import Classification
import Diagnostics
import YAML

extension YAMLProblems {
    func report(_ code: RuleBookCode, _ message: String, at node: YAMLNode, hint: @autoclosure () -> String? = nil) {
        report(code: code.rawValue, message, at: node, hint: hint())
    }

    func report(_ code: RuleBookCode, _ message: String, hint: @autoclosure () -> String? = nil) {
        report(code: code.rawValue, message, hint: hint())
    }
}

/// The scalars of rule books; what can't be read is reported and nil.
extension YAMLNode {
    /// Text that is not blank, with its place.
    func shownText(_ problems: YAMLProblems) -> Located<String>? {
        visibleText(problems).map { Located(value: $0, node: self, problems: problems) }
    }

    /// Text that is not blank.
    func visibleText(_ problems: YAMLProblems) -> String? {
        guard let text = text(problems) else { return nil }
        guard !Self.isBlank(text) else {
            problems.report(.empty, "expected text, found only spaces", at: self)
            return nil
        }
        return text
    }

    /// Whether text is only white space. Characters are found at length; nearly all text begins with a visible one of ASCII.
    private static func isBlank(_ text: String) -> Bool {
        if let first = text.utf8.first, 0x21...0x7E ~= first { return false }
        return text.allSatisfy(\.isWhitespace)
    }

    /// A name or id: small letters, digits, hyphens and underscores.
    func name(_ problems: YAMLProblems) -> Located<String>? {
        guard let text = text(problems) else { return nil }
        let isName = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard isName, !text.isEmpty, text.utf8.count <= RuleBookLimits.nameLengthMax else {
            problems.report(
                .name, "\(ScalarText.quoted(text)) can't be a name", at: self,
                hint: "small letters, digits, hyphens and underscores, at most \(RuleBookLimits.nameLengthMax)")
            return nil
        }
        return Located(value: text, node: self, problems: problems)
    }

    /// A language by its tag: two or three letters, and a region or script where wanted (`es`, `es-MX`).
    func language(_ problems: YAMLProblems) -> Located<String>? {
        guard let tag = shownText(problems) else { return nil }
        let parts = tag.value.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isTag =
            (2...3).contains(parts[0].count) && parts[0].allSatisfy(Self.isLetter)
            && parts.dropFirst().allSatisfy {
                (2...8).contains($0.count) && $0.allSatisfy { Self.isLetter($0) || (0x30...0x39).contains($0) }
            }
        guard isTag else {
            problems.report(
                .language, "\(ScalarText.quoted(tag.value)) is no language", at: self,
                hint: "two or three letters, such as en, es or ht, or with a region: es-MX")
            return nil
        }
        return tag
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    /// The name of a Kafka topic, as Kafka takes it.
    func kafkaTopic(_ problems: YAMLProblems) -> Located<String>? {
        guard let text = text(problems) else { return nil }
        let isLegal = text.utf8.allSatisfy { byte in
            UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        guard isLegal, !text.isEmpty, text != ".", text != "..", text.utf8.count <= RuleBookLimits.kafkaTopicLengthMax
        else {
            problems.report(
                .kafkaTopicName, "Kafka takes no topic named \(ScalarText.quoted(text))", at: self,
                hint: "letters, digits, dots, underscores and hyphens, at most \(RuleBookLimits.kafkaTopicLengthMax)")
            return nil
        }
        return Located(value: text, node: self, problems: problems)
    }

    /// A list with at least one item.
    func filledItems(_ problems: YAMLProblems) -> [YAMLNode]? {
        guard let items = items(problems) else { return nil }
        guard !items.isEmpty else {
            problems.report(.empty, "this list is empty", at: self)
            return nil
        }
        return items
    }

    /// A list of names, possibly empty.
    func names(_ problems: YAMLProblems) -> [Located<String>]? {
        items(problems)?.compactMap { $0.name(problems) }
    }

    /// A score or threshold.
    func score(_ problems: YAMLProblems, from lowest: Int = -RuleBookLimits.scoreMax) -> Int? {
        integer(in: lowest...RuleBookLimits.scoreMax, problems)
    }

    /// `urgent`, `high`, `normal` or `low`.
    func priority(_ problems: YAMLProblems) -> Priority? {
        choice(Priority.allCases.reversed().map { (word: "\($0.name)", value: $0) }, problems)
    }

    /// `24h`, or `2 school days`.
    func answerWithin(_ problems: YAMLProblems) -> AnswerPolicy.Within? {
        guard let text = text(problems) else { return nil }
        let words = text.split(separator: " ")
        if words.count == 3, words[1] == "school", words[2] == "day" || words[2] == "days" {
            guard let days = Int(words[0]), (1...RuleBookLimits.schoolDaysMax).contains(days) else {
                problems.report(
                    .answerWithin,
                    "expected 1 to \(RuleBookLimits.schoolDaysMax) school days, found \(ScalarText.quoted(text))",
                    at: self)
                return nil
            }
            return .schoolDays(days)
        }
        let range = Duration.seconds(1)...RuleBookLimits.answerWithinMax
        do throws(ScalarProblem) {
            let (seconds, attoseconds) = try ScalarText.duration(text, in: range).components
            return .elapsed(milliseconds: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
        } catch {
            problems.report(
                .answerWithin, error.message, at: self,
                hint: "elapsed time such as 24h, or school days such as 2 school days")
            return nil
        }
    }
}
