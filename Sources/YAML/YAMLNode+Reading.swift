import Diagnostics

extension YAMLNode {
    /// How many characters to underline: the node where it stands on one line, else its first key, else one character.
    public var underline: Int {
        if start.line == end.line { return max(end.column - start.column, 1) }
        if case .mapping(let entries) = content, let first = entries.first { return first.key.underline }
        return 1
    }

    /// What the node is, for a message: `a list`, `a mapping`, `nothing`, or the text in backquotes.
    public var summary: String {
        switch content {
        case .scalar(let text, let isQuoted): text.isEmpty && !isQuoted ? "nothing" : ScalarText.quoted(text)
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// Whether nothing was written: `key:` and no value.
    public var isEmpty: Bool {
        if case .scalar("", isQuoted: false) = content { return true }
        return false
    }

    /// The text of a scalar, which may be empty only in quotes; nil and reported otherwise.
    public func text(_ problems: YAMLProblems) -> String? {
        if case .scalar(let text, let isQuoted) = content, isQuoted || !text.isEmpty { return text }
        problems.report(.expectedText, "expected text, found \(summary)", at: self)
        return nil
    }

    /// A scalar read by `read`, which says what is wrong with its text; nil and reported otherwise.
    public func scalar<Value>(
        _ problems: YAMLProblems, _ read: (String) throws(ScalarProblem) -> Value
    ) -> Value? {
        guard let text = text(problems) else { return nil }
        do throws(ScalarProblem) {
            return try read(text)
        } catch {
            problems.report(code: error.code, error.message, at: self, hint: error.hint)
            return nil
        }
    }

    /// A whole number in a range; nil and reported otherwise.
    public func integer(in range: ClosedRange<Int>, _ problems: YAMLProblems) -> Int? {
        scalar(problems) { text throws(ScalarProblem) in try ScalarText.integer(text, in: range) }
    }

    /// `true` or `false`, nothing else; nil and reported otherwise.
    public func bool(_ problems: YAMLProblems) -> Bool? {
        scalar(problems) { text throws(ScalarProblem) in try ScalarText.bool(text) }
    }

    /// A duration such as `100ms`, `24h` or `2 days`, in a range; nil and reported otherwise.
    public func duration(in range: ClosedRange<Duration>, _ problems: YAMLProblems) -> Duration? {
        scalar(problems) { text throws(ScalarProblem) in try ScalarText.duration(text, in: range) }
    }

    /// One of a few words, each with what it stands for; nil and reported otherwise.
    public func choice<Value>(_ choices: [(word: String, value: Value)], _ problems: YAMLProblems) -> Value? {
        scalar(problems) { text throws(ScalarProblem) in try ScalarText.choice(text, of: choices) }
    }

    /// The items of a list; nil and reported otherwise.
    public func items(_ problems: YAMLProblems) -> [YAMLNode]? {
        if case .sequence(let items) = content { return items }
        problems.report(
            .expectedList, "expected a list, found \(summary)", at: self,
            hint: "write it as [a, b], or one item a line, each after a hyphen")
        return nil
    }

    /// A list, or one value that stands for a list of one.
    public var itemsOrSelf: [YAMLNode] {
        if case .sequence(let items) = content { return items }
        return [self]
    }
}
