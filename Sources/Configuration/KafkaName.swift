/// Names as Kafka allows them: 1 to 249 of letters, digits, dot, underscore and hyphen (`Topic.validate` of Apache Kafka).
enum KafkaName {
    /// The longest name of a Kafka topic.
    static let lengthMax = 249

    /// What is wrong with a Kafka topic's name; nil for nothing.
    static func problem(_ name: String) -> String? {
        if name.isEmpty { return "an empty name" }
        if name.utf8.count > lengthMax { return "a name of more than \(lengthMax) characters" }
        if name == "." || name == ".." { return "a name that Kafka does not allow" }
        guard let wrong = name.unicodeScalars.first(where: { !isAllowed($0) }) else { return nil }
        return "`\(wrong)` in a name; letters, digits, `.`, `_` and `-` are allowed"
    }

    /// A host's name with whatever is not allowed replaced, for transactional ids and group members.
    static func made(of hostName: String) -> String {
        let name = hostName.unicodeScalars.map { isAllowed($0) ? String($0) : "-" }.joined().prefix(lengthMax)
        return name.isEmpty ? "localhost" : String(name)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
        default: false
        }
    }
}
