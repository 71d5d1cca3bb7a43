import CRdKafka

/// A Kafka topic to create.
public struct NewTopic: Sendable {
    /// Its name.
    public var name: String
    /// How many partitions; nil for the broker's default.
    public var partitions: Int?
    /// On how many brokers; nil for the broker's default.
    public var replicationFactor: Int?
    /// Its settings, such as `cleanup.policy`.
    public var settings: [String: String]

    /// A Kafka topic by its parts.
    public init(
        name: String, partitions: Int? = nil, replicationFactor: Int? = nil, settings: [String: String] = [:]
    ) {
        self.name = name
        self.partitions = partitions
        self.replicationFactor = replicationFactor
        self.settings = settings
    }
}

/// What became of one Kafka topic in an operation on several.
public struct TopicResult: Hashable, Sendable {
    /// The Kafka topic's name.
    public let name: String
    /// Why it failed; `topicAlreadyExists` where it was to be created and is there. Nil where it was done.
    public let error: KafkaErrorCode?
    /// The broker's text about the error.
    public let message: String
}

extension AdminClient {
    /// Creates Kafka topics. Gives one result each; throws where the broker did not answer.
    public func createTopics(_ topics: [NewTopic], timeoutMilliseconds: Int32) throws(KafkaError) -> [TopicResult] {
        guard !topics.isEmpty else { return [] }
        var requests: [OpaquePointer?] = []
        defer { requests.forEach { rd_kafka_NewTopic_destroy($0) } }
        for topic in topics { requests.append(try Self.request(for: topic)) }
        let answer = try perform(
            RD_KAFKA_ADMIN_OP_CREATETOPICS, named: "create Kafka topics", timeoutMilliseconds: timeoutMilliseconds
        ) { options, queue in
            rd_kafka_CreateTopics(client.handle, &requests, requests.count, options, queue)
        }
        var count = 0
        let results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(answer.event), &count)
        return Self.results(results, count: count)
    }

    /// Deletes Kafka topics. Gives one result each; throws where the broker did not answer.
    public func deleteTopics(_ names: [String], timeoutMilliseconds: Int32) throws(KafkaError) -> [TopicResult] {
        guard !names.isEmpty else { return [] }
        var requests: [OpaquePointer?] = names.map { rd_kafka_DeleteTopic_new($0) }
        defer { requests.forEach { rd_kafka_DeleteTopic_destroy($0) } }
        let answer = try perform(
            RD_KAFKA_ADMIN_OP_DELETETOPICS, named: "delete Kafka topics", timeoutMilliseconds: timeoutMilliseconds
        ) { options, queue in
            rd_kafka_DeleteTopics(client.handle, &requests, requests.count, options, queue)
        }
        var count = 0
        let results = rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(answer.event), &count)
        return Self.results(results, count: count)
    }

    private static func request(for topic: NewTopic) throws(KafkaError) -> OpaquePointer {
        var text = ErrorText()
        let created = text.withBuffer {
            // -1: the broker's default (Kafka 2.4 and newer).
            rd_kafka_NewTopic_new(
                topic.name, Int32(clamping: topic.partitions ?? -1), Int32(clamping: topic.replicationFactor ?? -1),
                $0, $1)
        }
        guard let request = created else {
            throw KafkaError(
                code: .invalidArgument, operation: "create Kafka topic \(topic.name)", message: text.text)
        }
        for (name, value) in topic.settings {
            guard let code = KafkaErrorCode(rd_kafka_NewTopic_set_config(request, name, value)) else { continue }
            rd_kafka_NewTopic_destroy(request)
            throw KafkaError(code, operation: "set \(name) of Kafka topic \(topic.name)")
        }
        return request
    }

    private static func results(
        _ results: UnsafeMutablePointer<OpaquePointer?>?, count: Int
    ) -> [TopicResult] {
        UnsafeBufferPointer(start: results, count: results == nil ? 0 : count).map { result in
            TopicResult(
                name: String(cString: rd_kafka_topic_result_name(result)),
                error: KafkaErrorCode(rd_kafka_topic_result_error(result)),
                message: rd_kafka_topic_result_error_string(result).map { String(cString: $0) } ?? "")
        }
    }
}
