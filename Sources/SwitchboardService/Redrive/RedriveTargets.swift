import Kafka

/// What is known of the Kafka topics that records go back to, asked once each.
final class RedriveTargets {
    /// Why a Kafka topic takes nothing, or how old a record may be there.
    enum Target {
        /// It is there; a record older than this (in milliseconds) might be deleted before it is read.
        case ready(timestampAgeMax: Int64)
        /// It takes nothing.
        case closed(RedriveObstacle, detail: String?)
    }

    private let admin: AdminClient
    private let timeoutMilliseconds: Int32
    private var known: [String: Target] = [:]
    private var settingsAreAnswered = true

    init(admin: AdminClient, timeoutMilliseconds: Int32) {
        self.admin = admin
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// The Kafka topic of that name.
    func target(_ name: String) throws(RedriveError) -> Target {
        if let target = known[name] { return target }
        let target = try find(name)
        known[name] = target
        return target
    }

    /// Notes that the broker refuses a Kafka topic altogether.
    func close(_ name: String, detail: String) { known[name] = .closed(.rejected, detail: detail) }

    private func find(_ name: String) throws(RedriveError) -> Target {
        let metadata = try RedriveError.wrapping { () throws(KafkaError) in
            try admin.metadata(topic: name, timeoutMilliseconds: timeoutMilliseconds)
        }
        switch metadata.topics.first?.error {
        case nil where metadata.topics.first != nil: return .ready(timestampAgeMax: ageMax(name))
        case nil, .unknownTopicOrPartition, .unknownTopic: return .closed(.missingKafkaTopic, detail: nil)
        case .some(let code) where code.isTransient:
            throw RedriveError(
                KafkaError(code: code, operation: "describe Kafka topic \(name)", message: code.explanation))
        case .some(let code): return .closed(.rejected, detail: code.explanation)
        }
    }

    /// A record keeps its first time, which is when somebody wrote to the district, as long as the Kafka topic will keep a
    /// record of that time well beyond now. Where its settings can't be read, Kafka's default holds.
    private func ageMax(_ name: String) -> Int64 {
        let settings = settingsAreAnswered ? self.settings(of: name) : nil
        let limits = [("retention.ms", Self.retentionDefault), ("message.timestamp.before.max.ms", .max)]
            .map { name, fallback in settings?[name].flatMap { Int64($0) } ?? fallback }
            .map { $0 < 0 ? .max : $0 }
        return (limits.min() ?? Self.retentionDefault) / 2
    }

    private func settings(of name: String) -> [String: String]? {
        let wait = min(timeoutMilliseconds, Self.settingsMilliseconds)
        do throws(KafkaError) {
            return try admin.topicSettings([name], timeoutMilliseconds: wait).first?.values
        } catch {
            settingsAreAnswered = false
            return nil
        }
    }

    /// A broker that does not know the request may not answer it at all: the embedded one.
    private static let settingsMilliseconds: Int32 = 5000
    /// Seven days, the default of `log.retention.hours`.
    private static let retentionDefault: Int64 = 7 * 86_400_000
}
