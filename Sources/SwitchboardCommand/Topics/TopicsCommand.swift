import CommandOptions
import Configuration
import RuleBooks
import SwitchboardService

/// `switchboard topics`
enum TopicsCommand: Command {
    enum Action { case check, create, acls }

    static let action = Parameter.action(
        "ACTION", ("check", Action.check), ("create", .create), ("acls", .acls),
        help: "check what is there, create what is missing, or print the permissions as commands")
    static let partitions = Parameter<Int?>.integer(
        "partitions", "N", in: 1...10_000,
        help: "partitions of each Kafka topic that is created; without it the broker's default")
    static let replicationFactor = Parameter<Int?>.integer(
        "replication-factor", "N", in: 1...Int(Int16.max),
        help: "brokers that hold each Kafka topic that is created; without it the broker's default")
    static let principal = Parameter<String>.option(
        "principal", "TYPE:NAME", default: "User:switchboard", help: "who the permissions are for")

    static let specification = CommandSpecification(
        name: "topics", abstract: "Check or create the Kafka topics the configuration needs; print the ACLs",
        discussion: """
            Needed are the Kafka topics that inputs name, those of the rule book's departments, of decisions and dead \
            letters, and two compacted ones by which instances tell each other what they run. An input that reads by pattern names none: for it, create makes inquiries.<channel> for \
            sms, email, voicemail, web, chat and social, as far as the pattern matches. What is there already is never \
            changed. A broker is waited for as long as timeouts.broker says; acls asks none.
            """,
        parameters: [
            action.declaration, SharedParameters.config.declaration, SharedParameters.rules.declaration,
            partitions.declaration, replicationFactor.declaration, principal.declaration,
            OutputFormat.parameter.declaration, ColorChoice.parameter.declaration,
        ],
        exits: [
            .init(.found, "Kafka topics are missing or unfit, or could not be created"),
            .init(.badData, "the rules are wrong"), .init(.unavailable, "no broker answers"),
            .init(.configuration, "the configuration is wrong"),
        ],
        examples: [
            .init("switchboard topics check", "before a start, or after the rules name a new department"),
            .init(
                "switchboard topics create --partitions 6 --replication-factor 3", "once, by somebody who may create"),
            .init("switchboard topics acls --principal User:router | sh", "grant what the service needs"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        let color = values[ColorChoice.parameter]
        let principal = values[principal]
        guard
            principal.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            principal.contains(":")
        else {
            complain("--principal must be a type and a name, such as User:switchboard, not \"\(principal)\"")
            return .usage
        }
        guard let configuration = loadConfiguration(values[SharedParameters.config], color: color) else {
            return .configuration
        }
        guard let book = loadRuleBook(values[SharedParameters.rules] ?? configuration.rules, color: color) else {
            return .badData
        }
        let plan = TopicPlan(configuration: configuration, ruleBook: book)
        for overlap in plan.overlaps { complain(overlap.sentence) }
        guard plan.overlaps.isEmpty else { return .configuration }
        let format = values[OutputFormat.parameter]
        let broker = TopicsBroker(configuration: configuration, plan: plan)
        switch values[action] {
        case .acls:
            let access = AccessPlan(plan: plan, configuration: configuration, principal: principal)
            let page = AccessPage(access: access, configuration: configuration)
            StandardStream.output.write(format == .json ? page.json : Array(page.text.utf8))
            return .success
        case .check: return broker.check(format: format)
        case .create:
            return broker.create(
                partitions: values[partitions], replicationFactor: values[replicationFactor], format: format)
        }
    }

    static func complain(_ sentence: String) {
        StandardStream.error.write("switchboard topics: \(sentence)\n")
    }
}
