import CRdKafka

/// A change of the partitions that the group gives this consumer. Whoever takes it must answer with `assign` or
/// `unassign`: until then the group waits and no message comes.
public struct Rebalance: ~Copyable {
    /// What happened.
    public enum Kind: Sendable {
        /// These partitions are ours from now on. Answer with `assign`, with the offsets to start from.
        case assigned
        /// These partitions go to somebody else. Finish or abort what was read from them, then `unassign`.
        case revoked
        /// These partitions already belong to somebody else: nothing of them may be committed any more. `unassign`.
        case lost
    }

    /// What happened.
    public let kind: Kind
    /// The partitions it is about.
    public let partitions: TopicPartitionList
}

/// Called inside a poll: keeps a copy for the owner (the list belongs to the operation, which frees it) and ends the poll.
func rebalanceCallback(
    client: OpaquePointer?, code: rd_kafka_resp_err_t,
    partitions: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?, opaque: UnsafeMutableRawPointer?
) {
    guard let client, let events = ClientEvents.from(opaque) else { return }
    let kind: Rebalance.Kind =
        switch code {
        case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS: .assigned
        case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS where rd_kafka_assignment_lost(client) == 0: .revoked
        default: .lost
        }
    let list: TopicPartitionList =
        if let partitions { TopicPartitionList(owning: rd_kafka_topic_partition_list_copy(partitions)) } else {
            TopicPartitionList()
        }
    events.rebalance = Rebalance(kind: kind, partitions: list)
    rd_kafka_yield(client)
}
