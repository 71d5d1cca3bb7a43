import CRdKafka

/// Which member of which generation of its group a consumer was, for a transaction's offsets. Take it at a batch's first
/// message and not later: after a rebalance it names the new generation, and a zombie would not be fenced.
/// Owns an `rd_kafka_consumer_group_metadata_t`.
public struct ConsumerGroupMetadata: ~Copyable {
    let handle: OpaquePointer

    init(owning handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        rd_kafka_consumer_group_metadata_destroy(handle)
    }
}
