import Foundation
public import Kafka

/// Creates the Kafka topics of a plan that are not there. Doing it again changes nothing.
public struct TopicCreation: Sendable {
    /// What became of a Kafka topic.
    public enum Outcome: String, Sendable {
        /// It is new.
        case created
        /// It was there already, and was left as it is.
        case exists
        /// The broker refused; a problem says why.
        case failed
    }

    /// What became of each, in the order of the plan.
    public private(set) var outcomes: [(topic: PlannedTopic, outcome: Outcome)] = []
    /// Why some are not there.
    public private(set) var problems: [TopicProblem] = []

    /// Creates what is missing, and waits until it can be used. Without settings of their own, but for what instances share, which is
    /// compacted: how long records are kept is the broker's default, until somebody decides it.
    ///
    /// - Parameters:
    ///   - partitions: of each new Kafka topic; nil for the broker's default. What instances share has one, and so one order.
    ///   - replicationFactor: on how many brokers; nil for the broker's default.
    /// - Throws: where no broker answered within the time.
    public static func run(
        plan: TopicPlan, partitions: Int?, replicationFactor: Int?, admin: AdminClient, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> TopicCreation {
        let deadline = Deadline(milliseconds: timeoutMilliseconds)
        var creation = TopicCreation()
        let visible = Set(try admin.metadata(timeoutMilliseconds: deadline.remaining).topics.map(\.name))
        let topics = plan.inputs + plan.channelInputs + plan.outputs + plan.shared
        let requests = topics.filter { !visible.contains($0.name) }.map {
            NewTopic(
                name: $0.name, partitions: $0.role.isForInstances ? 1 : partitions,
                replicationFactor: replicationFactor, settings: $0.role.settings)
        }
        var refusals: [String: Refusal] = [:]
        do throws(KafkaError) {
            for result in try admin.createTopics(requests, timeoutMilliseconds: deadline.remaining) {
                refusals[result.name] = result.error.map { Refusal(code: $0, message: result.message) }
            }
        } catch {
            // The broker has answered before. Does it still, then it can't do this: the embedded one has no controller.
            guard error.code == .unsupportedFeature || error.code == .timedOut else { throw error }
            _ = try admin.metadata(timeoutMilliseconds: answerMilliseconds)
            for request in requests { refusals[request.name] = Refusal(code: error.code, message: error.message) }
        }
        for topic in topics { creation.add(topic, isNew: !visible.contains(topic.name), refusals[topic.name]) }
        try creation.awaitCreated(admin: admin, deadline: deadline)
        return creation
    }

    /// For a broker that has answered a moment ago.
    private static let answerMilliseconds: Int32 = 2_000

    private struct Refusal {
        let code: KafkaErrorCode
        let message: String
    }

    private mutating func add(_ topic: PlannedTopic, isNew: Bool, _ refusal: Refusal?) {
        guard isNew, refusal?.code != .topicAlreadyExists else {
            outcomes.append((topic, .exists))
            return
        }
        outcomes.append((topic, refusal == nil ? .created : .failed))
        guard let refusal else { return }
        problems.append(
            TopicProblem(.notCreated, topic, "the Kafka topic \(topic) was not created: \(Self.advice(refusal))"))
    }

    private static func advice(_ refusal: Refusal) -> String {
        let reason = refusal.message.isEmpty ? refusal.code.explanation : refusal.message
        return switch refusal.code {
        case .topicAuthorizationFailed, .clusterAuthorizationFailed:
            "this principal may not create Kafka topics; let an administrator run this command (\(reason))"
        case .invalidReplicationFactor: "\(reason); give a smaller --replication-factor"
        case .invalidPartitions: "\(reason); give another --partitions"
        case .unsupportedFeature, .timedOut:
            "this broker answers, but takes no requests to create Kafka topics; an embedded broker makes its own at its start (\(reason))"
        default: "\(reason) (\(refusal.code.name))"
        }
    }

    /// A new Kafka topic takes a moment until all brokers know it and its partitions have leaders.
    private func awaitCreated(admin: AdminClient, deadline: Deadline) throws(KafkaError) {
        for (topic, outcome) in outcomes where outcome == .created {
            repeat {
                let found = try admin.metadata(topic: topic.name, timeoutMilliseconds: deadline.remaining).topics.first
                if found?.error == nil, found?.partitions.allSatisfy({ $0.leader >= 0 }) == true { break }
            } while deadline.wait(milliseconds: 50)
        }
    }
}
