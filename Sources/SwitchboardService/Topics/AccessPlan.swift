public import Configuration
import Kafka
import Pipeline

/// The least that the service and the departments' readers need to be allowed, known without asking a broker. Follows
/// the table of operations by request in Apache Kafka's documentation ("Authorization and ACLs", "Operations and Resources").
public struct AccessPlan: Sendable {
    /// Grants that belong together.
    public struct Section: Sendable {
        /// What they are for, in one line.
        public let purpose: String
        /// The grants.
        public let grants: [AccessGrant]
    }

    /// For the service, then for the departments' readers.
    public let sections: [Section]
    /// Inputs whose Kafka topics have no beginning in common, so that a person has to name them.
    public let unnamedInputs: [TopicPlan.Pattern]

    /// The grants of a plan; `principal` is the service's.
    public init(plan: TopicPlan, configuration: ServiceConfiguration, principal: String) {
        let inputs =
            plan.inputs.map { AccessGrant(principal, .topic, $0.name, .read, .describe) }
            + plan.patterns.compactMap { pattern in
                pattern.literalPrefix.map { AccessGrant(principal, .topic, $0, isPrefix: true, .read, .describe) }
            }
        unnamedInputs = plan.patterns.filter { $0.literalPrefix == nil }
        let outputs = plan.outputs.map { AccessGrant(principal, .topic, $0.name, .write, .describe) }
        let settings = plan.outputs.map {
            AccessGrant(principal, .topic, $0.name, .describeConfigs, isOptional: true)
        }
        let group = AccessGrant(principal, .group, configuration.kafka.group, .read)
        sections =
            [
                Section(purpose: "Inquiries are read", grants: inputs),
                Section(purpose: "Assignments, decisions and dead letters are written", grants: outputs),
                Section(purpose: "The consumer group, and its offsets", grants: [group]),
                Self.producing(principal, configuration.delivery),
                Section(
                    purpose: "Instances tell each other what they run, and keep good rule books",
                    grants: plan.shared.map { AccessGrant(principal, .topic, $0.name, .read, .write, .describe) }),
                Section(
                    purpose: "Optional: the start-up check reads how large a record each output takes",
                    grants: settings),
                Section(
                    purpose: "Optional: the status tells how old dead letters are",
                    grants: [
                        AccessGrant(
                            principal, .topic, configuration.kafkaTopics.deadLetter, .read, isOptional: true)
                    ]),
            ] + Self.departments(plan) + [Self.redriving(plan, configuration, inputs: inputs)]
    }

    private static func producing(_ principal: String, _ delivery: Delivery) -> Section {
        switch delivery {
        case .exactlyOnce:
            Section(
                purpose: "Transactions: one transactional id a worker of each instance",
                grants: [
                    AccessGrant(
                        principal, .transactionalID, PipelineSettings.transactionalIDPrefix, isPrefix: true, .write,
                        .describe)
                ])
        case .atLeastOnce:
            Section(
                purpose: "Optional: idempotent writing, which brokers older than 2.8 ask a permission for",
                grants: [AccessGrant(principal, .cluster, "", .idempotentWrite, isOptional: true)])
        }
    }

    /// Optional, and not the service's: only who runs it may write to the inputs. It reads settings to know how old a record
    /// may be.
    private static func redriving(
        _ plan: TopicPlan, _ configuration: ServiceConfiguration, inputs: [AccessGrant]
    ) -> Section {
        let principal = "User:switchboard-redrive"
        let clients = RedriveClients(configuration: configuration, handlers: ClientEventHandlers())
        func grant(
            _ resource: AccessGrant.Resource, _ name: String, isPrefix: Bool = false,
            _ operations: AccessGrant.Operation...
        ) -> AccessGrant {
            AccessGrant(principal, resource, name, isPrefix: isPrefix, operations, isOptional: true)
        }
        let deadLetters = plan.outputs.filter { $0.role == .deadLetters }
        return Section(
            purpose: "Optional: who runs `switchboard redrive`; put its own principal here",
            grants: deadLetters.map { grant(.topic, $0.name, .read, .describe) }
                + inputs.map { grant(.topic, $0.name, isPrefix: $0.isPrefix, .write, .describe, .describeConfigs) } + [
                    grant(.group, clients.group, .read),
                    grant(.transactionalID, clients.transactionalID, .write, .describe),
                ])
    }

    /// A reader's principal and group are its own; the department's name stands in for both.
    private static func departments(_ plan: TopicPlan) -> [Section] {
        var sections: [Section] = []
        for output in plan.outputs {
            guard case .assignments(let department) = output.role else { continue }
            let principal = "User:\(department)"
            let topics = [output] + plan.outputs.filter { $0.role == .urgentAssignments(department: department) }
            sections.append(
                Section(
                    purpose: "The reader of \(department): put its own principal and group here",
                    grants: topics.map { AccessGrant(principal, .topic, $0.name, .read, .describe) } + [
                        AccessGrant(principal, .group, department, .read)
                    ]))
        }
        return sections
    }
}

extension TopicPlan.Pattern {
    /// What every matching name begins with; nil where that is nothing.
    var literalPrefix: String? {
        var prefix = ""
        // An alternative may begin otherwise.
        guard !expression.contains("|") else { return nil }
        var rest = expression.dropFirst()[...]
        while let character = rest.popFirst() {
            switch character {
            case "\\":
                // Before a sign it takes away its meaning; before others it is a class, an anchor or a reference.
                guard let escaped = rest.popFirst(), !escaped.isLetter, !escaped.isNumber, !"<>`'".contains(escaped)
                else {
                    return prefix.isEmpty ? nil : prefix
                }
                prefix.append(escaped)
            case "*", "?", "{":
                // The one before may be missing.
                prefix = String(prefix.dropLast())
                return prefix.isEmpty ? nil : prefix
            case ".", "[", "(", "+", "$", "^": return prefix.isEmpty ? nil : prefix
            default: prefix.append(character)
            }
        }
        return prefix.isEmpty ? nil : prefix
    }
}
