import CRdKafka

/// The settings of one Kafka topic, or why they can't be read.
public struct TopicSettings: Sendable {
    /// The Kafka topic's name.
    public let name: String
    /// All settings that may be read, by name, such as `max.message.bytes`.
    public let values: [String: String]
    /// Why there are none.
    public let error: KafkaErrorCode?
}

extension AdminClient {
    /// Reads the settings of Kafka topics (needs the ACL DescribeConfigs).
    public func topicSettings(_ names: [String], timeoutMilliseconds: Int32) throws(KafkaError) -> [TopicSettings] {
        guard !names.isEmpty else { return [] }
        var requests: [OpaquePointer?] = names.map { rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, $0) }
        defer { requests.forEach { rd_kafka_ConfigResource_destroy($0) } }
        let answer = try perform(
            RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, named: "read settings of Kafka topics",
            timeoutMilliseconds: timeoutMilliseconds
        ) { options, queue in
            rd_kafka_DescribeConfigs(client.handle, &requests, requests.count, options, queue)
        }
        var count = 0
        let resources = rd_kafka_DescribeConfigs_result_resources(
            rd_kafka_event_DescribeConfigs_result(answer.event), &count)
        return UnsafeBufferPointer(start: resources, count: resources == nil ? 0 : count).map { resource in
            TopicSettings(
                name: String(cString: rd_kafka_ConfigResource_name(resource)), values: Self.values(of: resource),
                error: KafkaErrorCode(rd_kafka_ConfigResource_error(resource)))
        }
    }

    private static func values(of resource: OpaquePointer?) -> [String: String] {
        var count = 0
        let entries = rd_kafka_ConfigResource_configs(resource, &count)
        var values: [String: String] = [:]
        for entry in UnsafeBufferPointer(start: entries, count: entries == nil ? 0 : count) {
            // A sensitive setting has no value.
            guard let value = rd_kafka_ConfigEntry_value(entry) else { continue }
            values[String(cString: rd_kafka_ConfigEntry_name(entry))] = String(cString: value)
        }
        return values
    }
}
