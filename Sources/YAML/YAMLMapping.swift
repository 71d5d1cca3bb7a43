import Diagnostics

/// Reads a mapping key by key: take what is known, then `finish`, which reports what is left. Everything wrong is
/// reported where it stands, and reading goes on.
///
///     var mapping = YAMLMapping(node, problems: problems)
///     let name = mapping.requiredText("name")
///     let workers = mapping.take("workers")?.integer(in: 1...64, problems)
///     mapping.finish()
public struct YAMLMapping {
    /// The mapping itself, for problems that are about all of it.
    public let node: YAMLNode
    /// Where problems go.
    public let problems: YAMLProblems
    private let entries: [YAMLNode.Entry]
    /// All entries before this one have been taken: most are taken in the order of the file.
    private var first = 0
    /// How many of the entries have not been taken.
    private var left: Int
    /// The keys that have been asked for while any were left: those of them that stand here have been taken.
    private var asked: [(key: String, isSuggested: Bool)] = []

    /// Nil and reported where the node is no mapping; `example` then shows what belongs there.
    public init?(_ node: YAMLNode, problems: YAMLProblems, example: String? = nil) {
        guard case .mapping(let entries) = node.content else {
            problems.report(
                .expectedMapping, "expected a mapping (key: value), found \(node.summary)", at: node, hint: example)
            return nil
        }
        self.node = node
        self.problems = problems
        self.entries = entries
        left = entries.count
        asked.reserveCapacity(Self.keysExpected)
    }

    /// Rules know the most keys; whoever asks for more makes the list grow.
    private static let keysExpected = 40

    /// The keys that have not been taken, in the order of the file.
    public var rest: [YAMLNode.Entry] { left == 0 ? [] : entries.filter { !isAsked($0.key.scalarText ?? "") } }

    /// Takes a key with its place; nil where it is not there. One that is taken only to be refused with a better
    /// explanation is not `suggested` for others.
    public mutating func takeEntry(_ key: String, suggested: Bool = true) -> YAMLNode.Entry? {
        guard left > 0 else { return nil }
        let place = (first..<entries.count).first { entries[$0].key.scalarText == key }
        let isTaken = place != nil && isAsked(key)
        asked.append((key, suggested))
        guard let place, !isTaken else { return nil }
        left -= 1
        if place == first { first += 1 }
        return entries[place]
    }

    private func isAsked(_ key: String) -> Bool { asked.contains { $0.key == key } }

    /// Takes a key's value; nil where the key is not there.
    public mutating func take(_ key: String) -> YAMLNode? { takeEntry(key)?.value }

    /// Takes a key's value; nil and reported where the key is not there.
    public mutating func required(_ key: String) -> YAMLNode? {
        if let value = take(key) { return value }
        problems.report(.missingKey, "the key `\(key)` is missing", at: node)
        return nil
    }

    /// Takes a key's text; nil where it is not there, and reported where it is not text.
    public mutating func text(_ key: String) -> String? { take(key)?.text(problems) }

    /// Takes a key's text; nil and reported where it is not there or not text.
    public mutating func requiredText(_ key: String) -> String? { required(key)?.text(problems) }

    /// Takes a whole number; nil where it is not there, and reported where it is not one.
    public mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        take(key)?.integer(in: range, problems)
    }

    /// Takes `true` or `false`; nil where it is not there, and reported where it is neither.
    public mutating func bool(_ key: String) -> Bool? { take(key)?.bool(problems) }

    /// Takes a duration; nil where it is not there, and reported where it is not one.
    public mutating func duration(_ key: String, in range: ClosedRange<Duration>) -> Duration? {
        take(key)?.duration(in: range, problems)
    }

    /// Takes one of a few words; nil where it is not there, and reported where it is not one of them.
    public mutating func choice<Value>(_ key: String, _ choices: [(word: String, value: Value)]) -> Value? {
        take(key)?.choice(choices, problems)
    }

    /// Reports every key that was not asked for, with the nearest one that could have been meant.
    public func finish() {
        if left == 0 { return }
        let known = asked.filter(\.isSuggested).map(\.key)
        for entry in rest {
            let key = entry.key.scalarText ?? ""
            problems.report(
                .unknownKey, "unknown key \(ScalarText.quoted(key))", at: entry.key,
                hint: Suggestion.hint(for: key, among: known, listing: "known here"))
        }
    }
}

extension YAMLNode {
    /// The text of a scalar, quoted or not; nil for a list or a mapping.
    public var scalarText: String? {
        if case .scalar(let text, _) = content { return text }
        return nil
    }
}
