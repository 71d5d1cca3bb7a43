import Classification
import YAML

/// The words by which rules name the parts of a message.
enum MessagePartWords {
    /// What `in` takes.
    static let readable: [(word: String, value: MessageParts)] =
        [("subject", .subject), ("text", .text)] + ignorable + [("anywhere", .all)]

    /// What `ignore` takes.
    static let ignorable: [(word: String, value: MessageParts)] = [
        ("quoted", .quoted), ("forwarded", .forwarded), ("signature", .signature), ("links", .links),
    ]

    /// What conditions leave out where nobody says otherwise; safety leaves nothing out.
    static let ignoredByDefault: MessageParts = [.quoted, .signature, .links]

    /// One word or a list; nil and reported where there is another.
    static func read(
        _ node: YAMLNode, among words: [(word: String, value: MessageParts)], _ problems: YAMLProblems
    ) -> MessageParts? {
        let nodes = node.itemsOrSelf
        let parts = nodes.compactMap { $0.choice(words, problems) }
        return parts.count == nodes.count ? parts.reduce([]) { $0.union($1) } : nil
    }
}
