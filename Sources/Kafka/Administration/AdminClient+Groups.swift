import CRdKafka

extension AdminClient {
    /// The offsets that a consumer group has committed, of all its partitions. Stable: waits until no open transaction
    /// holds them, else fails with `unstableOffsetCommit`.
    /// With librdkafka 2.0.2 an answer that the group's coordinator is another crashes the process, since only consumers know groups there:
    /// for tests, which know their group; `Consumer.committed` is for the rest.
    public func committedOffsets(
        ofGroup group: String, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> TopicPartitionList {
        let name = "read offsets of group \(group)"
        var request: OpaquePointer? = rd_kafka_ListConsumerGroupOffsets_new(group, nil)
        defer { rd_kafka_ListConsumerGroupOffsets_destroy(request) }
        let answer = try perform(
            RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, named: name, timeoutMilliseconds: timeoutMilliseconds
        ) { options, queue in
            if let error = rd_kafka_AdminOptions_set_require_stable_offsets(options, 1) {
                rd_kafka_error_destroy(error)  // the operation has this option in every version
            }
            rd_kafka_ListConsumerGroupOffsets(client.handle, &request, 1, options, queue)
        }
        var count = 0
        let groups = rd_kafka_ListConsumerGroupOffsets_result_groups(
            rd_kafka_event_ListConsumerGroupOffsets_result(answer.event), &count)
        guard let groups, count > 0 else { return TopicPartitionList() }
        if let error = rd_kafka_group_result_error(groups[0]) {
            let code = KafkaErrorCode(rawValue: rd_kafka_error_code(error).rawValue)  // the answer owns the error
            throw KafkaError(code, operation: name)
        }
        // Owned by the answer: copied.
        guard let list = rd_kafka_group_result_partitions(groups[0]) else { return TopicPartitionList() }
        return TopicPartitionList(owning: rd_kafka_topic_partition_list_copy(list))
    }
}
