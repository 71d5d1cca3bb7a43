/// A permission of Kafka that somebody needs: who may do what with which resource.
public struct AccessGrant: Sendable, Hashable {
    /// A kind of resource; the raw value is Kafka's word.
    public enum Resource: String, Sendable {
        /// A Kafka topic.
        case topic
        /// A consumer group.
        case group
        /// A producer's transactional id.
        case transactionalID = "transactional-id"
        /// The cluster as a whole; it has no name.
        case cluster
    }

    /// What may be done; the raw value is Kafka's word.
    public enum Operation: String, Sendable {
        case read = "Read"
        case write = "Write"
        case describe = "Describe"
        case describeConfigs = "DescribeConfigs"
        case idempotentWrite = "IdempotentWrite"
    }

    /// Who, as Kafka writes it: `User:switchboard`.
    public let principal: String
    /// With what.
    public let resource: Resource
    /// The resource's name, or what its name begins with.
    public let name: String
    /// Whether the name is only the beginning of names.
    public let isPrefix: Bool
    /// What may be done.
    public let operations: [Operation]
    /// Whether everything works without it.
    public let isOptional: Bool

    init(
        _ principal: String, _ resource: Resource, _ name: String, isPrefix: Bool = false, _ operations: Operation...,
        isOptional: Bool = false
    ) {
        self.init(principal, resource, name, isPrefix: isPrefix, operations, isOptional: isOptional)
    }

    init(
        _ principal: String, _ resource: Resource, _ name: String, isPrefix: Bool = false, _ operations: [Operation],
        isOptional: Bool = false
    ) {
        self.principal = principal
        self.resource = resource
        self.name = name
        self.isPrefix = isPrefix
        self.operations = operations
        self.isOptional = isOptional
    }

    /// The arguments of `kafka-acls.sh` that add it, quoted for a shell.
    public var arguments: String {
        var words = ["--add", "--allow-principal", Self.quoted(principal)]
        for operation in operations { words += ["--operation", operation.rawValue] }
        words.append("--\(resource.rawValue)")
        if resource != .cluster { words.append(Self.quoted(name)) }
        if isPrefix { words += ["--resource-pattern-type", "prefixed"] }
        return words.joined(separator: " ")
    }

    /// A word that a POSIX shell takes as it is.
    static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "._-:,=/@+".utf8.contains(byte)
            }
        }
        return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
}
