import CRdKafka
import Glibc

/// Partitions with offsets. Owns an `rd_kafka_topic_partition_list_t`.
public struct TopicPartitionList: ~Copyable {
    let list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    /// An empty list with room for `capacity`; it grows by itself.
    public init(capacity: Int = 8) {
        list = rd_kafka_topic_partition_list_new(Int32(clamping: max(capacity, 1)))
    }

    /// Takes a list that C gave us over.
    init(owning list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) {
        self.list = list
    }

    deinit {
        rd_kafka_topic_partition_list_destroy(list)
    }

    /// A list of its own with the same contents.
    public borrowing func copy() -> TopicPartitionList {
        TopicPartitionList(owning: rd_kafka_topic_partition_list_copy(list))
    }

    /// How many partitions there are.
    public var count: Int { Int(list.pointee.cnt) }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// Adds a partition.
    public mutating func add(topic: String, partition: Int32, offset: Int64 = SpecialOffset.none) {
        rd_kafka_topic_partition_list_add(list, topic, partition).pointee.offset = offset
    }

    /// Adds the partition at `index` of another list with another offset, without making a String of its name.
    public mutating func add(at index: Int, of other: borrowing TopicPartitionList, offset: Int64) {
        let element = other.element(index).pointee
        rd_kafka_topic_partition_list_add(list, element.topic, element.partition).pointee.offset = offset
    }

    /// Removes all partitions.
    public mutating func removeAll() {
        while !isEmpty { rd_kafka_topic_partition_list_del_by_idx(list, list.pointee.cnt - 1) }
    }

    /// The partition at `index`, copied out.
    public subscript(index: Int) -> TopicPartition {
        let element = element(index).pointee
        return TopicPartition(
            topic: String(cString: element.topic), partition: element.partition, offset: element.offset,
            error: KafkaErrorCode(element.err))
    }

    /// All partitions, copied out.
    public var elements: [TopicPartition] {
        var copies: [TopicPartition] = []
        copies.reserveCapacity(count)
        for index in 0..<count { copies.append(self[index]) }
        return copies
    }

    /// The Kafka topic's name at `index`; valid while the list is.
    public func topicBytes(at index: Int) -> UnsafeBufferPointer<UInt8> {
        bytes(of: element(index).pointee.topic)
    }

    /// The partition's number at `index`.
    public func partition(at index: Int) -> Int32 { element(index).pointee.partition }

    /// The offset at `index`.
    public func offset(at index: Int) -> Int64 { element(index).pointee.offset }

    /// What failed for the partition at `index` alone.
    public func error(at index: Int) -> KafkaErrorCode? { KafkaErrorCode(element(index).pointee.err) }

    /// Sets the offset at `index`.
    public mutating func setOffset(_ offset: Int64, at index: Int) {
        element(index).pointee.offset = offset
    }

    /// The text that was committed with the offset at `index`; empty for none.
    public func metadata(at index: Int) -> String {
        let element = element(index).pointee
        return bytes(at: element.metadata, count: element.metadata_size).map { String(decoding: $0, as: UTF8.self) }
            ?? ""
    }

    /// Sets the text that is committed with the offset at `index`; a broker takes up to `offset.metadata.max.bytes`,
    /// 4096 by default.
    public mutating func setMetadata(_ text: String, at index: Int) {
        let element = element(index)
        free(element.pointee.metadata)
        // The list's own destructor frees it.
        element.pointee.metadata = UnsafeMutableRawPointer(strdup(text))
        element.pointee.metadata_size = text.utf8.count
    }

    /// Where a partition stands in the list; nil if it does not.
    public func index(ofTopic topic: String, partition: Int32) -> Int? {
        guard let found = rd_kafka_topic_partition_list_find(list, topic, partition) else { return nil }
        return list.pointee.elems.distance(to: found)
    }

    /// The first error of a single partition, for calls that answer with one error a partition.
    func checkElements(_ operation: String) throws(KafkaError) {
        for index in 0..<count {
            guard let code = error(at: index) else { continue }
            let place = self[index]
            throw KafkaError(
                code: code, operation: "\(operation), \(place.topic)[\(place.partition)]", message: code.explanation,
                isRetriable: code.isTransient)
        }
    }

    private func element(_ index: Int) -> UnsafeMutablePointer<rd_kafka_topic_partition_t> {
        precondition(index >= 0 && index < count, "no partition at that index of the list")
        return list.pointee.elems + index
    }
}
