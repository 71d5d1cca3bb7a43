import Assignments
public import Kafka
import Pipeline

/// Asks a broker whether the Kafka topics of a plan are there, may be seen and take what is written.
public enum TopicCheck {
    /// Asks, and waits for the broker's answers no longer than the time in all.
    ///
    /// - Throws: where no broker answered within the time. What is wrong with Kafka topics is in the report instead.
    public static func run(
        plan: TopicPlan, admin: AdminClient, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> TopicReport {
        let deadline = Deadline(milliseconds: timeoutMilliseconds)
        var report = TopicReport(limits: KafkaTopicLimits(standard: plan.outputBytes))
        let visible = try admin.metadata(timeoutMilliseconds: deadline.remaining).topics
        var found: [PlannedTopic] = []
        for topic in plan.required {
            let state = try state(of: topic.name, among: visible, admin: admin, deadline: deadline)
            if let problem = problem(with: topic, state) {
                report.problems.append(problem)
            } else {
                found.append(topic)
                report.partitions[topic.name] = state?.partitions.count
            }
        }
        let outputs = found.filter(\.role.isOutput)
        readLimits(of: outputs, into: &report, admin: admin, deadline: deadline)
        report.problems += outputs.compactMap { tooSmall($0, report) }
        if !outputs.isEmpty { report.notes.append(writingUnchecked) }
        report.notes += plan.patterns.compactMap { unmatched($0, plan, visible) }
        return report
    }

    /// What a Kafka topic is like: those that may not be seen are not listed, so they are asked for by name. A new one
    /// has no leader for a moment.
    private static func state(
        of name: String, among visible: [Metadata.Topic], admin: AdminClient, deadline: Deadline
    ) throws(KafkaError) -> Metadata.Topic? {
        var state = visible.first { $0.name == name }
        while state?.isUsable != true {
            state = try admin.metadata(topic: name, timeoutMilliseconds: deadline.remaining).topics.first
            guard let error = state?.firstError, error.isTransient, deadline.wait(milliseconds: 100) else { break }
        }
        return state
    }

    private static func problem(with topic: PlannedTopic, _ state: Metadata.Topic?) -> TopicProblem? {
        switch state?.error ?? (state == nil ? .unknownTopicOrPartition : nil) {
        case nil: break
        case .unknownTopicOrPartition, .unknownTopic:
            return TopicProblem(
                .missing, topic,
                "the Kafka topic \(topic) does not exist: `switchboard topics create` makes it, or correct \(topic.role.setting)"
            )
        case .topicAuthorizationFailed:
            return TopicProblem(
                .forbidden, topic,
                "the Kafka topic \(topic) may not be seen by this principal, or does not exist: grant what `switchboard topics acls` prints"
            )
        case let error?:
            return TopicProblem(
                .unusable, topic, "the Kafka topic \(topic) can't be used: \(error.explanation) (\(error.name))")
        }
        guard let partition = state?.partitions.first(where: { $0.leader < 0 || $0.error != nil }) else { return nil }
        return TopicProblem(
            .leaderless, topic,
            "partition \(partition.id) of the Kafka topic \(topic) has no leader: bring the brokers back that hold it")
    }

    /// Reading settings needs a permission and a controller that the service can do without: then the limits stay the
    /// configuration's.
    private static func readLimits(
        of outputs: [PlannedTopic], into report: inout TopicReport, admin: AdminClient, deadline: Deadline
    ) {
        let settings: [TopicSettings]
        do throws(KafkaError) {
            settings = try admin.topicSettings(
                outputs.map(\.name), timeoutMilliseconds: min(deadline.remaining, settingsMilliseconds))
        } catch {
            report.notes.append("the settings of the Kafka topics can't be read: \(error.message)")
            return
        }
        for topic in settings {
            guard let bytes = topic.values["max.message.bytes"].flatMap({ Int($0) }) else { continue }
            report.maxMessageBytes[topic.name] = bytes
            report.limits.set(topic.name, bytes: bytes)
        }
        for topic in outputs where topic.role.isForInstances {
            let policy = settings.first { $0.name == topic.name }?.values["cleanup.policy"]
            if let policy, policy != "compact" { report.problems.append(notCompacted(topic, policy)) }
        }
        let unread = outputs.count { report.maxMessageBytes[$0.name] == nil }
        guard unread > 0 else { return }
        report.notes.append(
            "\(unread) of \(outputs.count) outputs don't show their max.message.bytes: limits.output_bytes must not be above it, or grant DescribeConfigs"
        )
    }

    /// A broker that has just answered does so again within this time, or not at all: the embedded one has no controller.
    private static let settingsMilliseconds: Int32 = 3_000

    /// librdkafka tells a principal's permissions from 2.3 on only, and Debian 12 has 2.0.2.
    private static let writingUnchecked =
        "whether records may be read from the inputs and written to the outputs (Read, Write) is not checked: where it is "
        + "forbidden, the service says so as soon as it tries, and loses nothing"

    private static func notCompacted(_ topic: PlannedTopic, _ policy: String) -> TopicProblem {
        TopicProblem(
            .notCompacted, topic,
            "the Kafka topic \(topic) has cleanup.policy=\(policy): set it to compact, or what is kept there gets lost or piles up"
        )
    }

    private static func tooSmall(_ topic: PlannedTopic, _ report: TopicReport) -> TopicProblem? {
        guard let bytes = report.maxMessageBytes[topic.name], bytes < OutputLimits.leastBytes else { return nil }
        return TopicProblem(
            .limitTooSmall, topic,
            "the Kafka topic \(topic) takes records of \(bytes) bytes at most: set its max.message.bytes to \(OutputLimits.leastBytes) or more"
        )
    }

    /// A Kafka topic that appears later is read from its first record, so nothing is wrong yet.
    private static func unmatched(
        _ pattern: TopicPlan.Pattern, _ plan: TopicPlan, _ visible: [Metadata.Topic]
    ) -> String? {
        guard !visible.contains(where: { plan.reads($0.name, by: pattern) }) else { return nil }
        return "no Kafka topic is there yet that the input \(pattern.input) reads (\(pattern.expression))"
    }
}

extension Metadata.Topic {
    /// The first error, its own or a partition's.
    fileprivate var firstError: KafkaErrorCode? { error ?? partitions.lazy.compactMap(\.error).first }
    fileprivate var isUsable: Bool { firstError == nil && partitions.allSatisfy { $0.leader >= 0 } }
}
