import Inquiries
import Kafka

/// The partitions that the group gave this worker, with the offsets of the open batch. Owned by one worker.
struct PartitionTable {
    private(set) var partitions: [AssignedPartition] = []
    private var lastFound = 0

    var isEmpty: Bool { partitions.isEmpty }

    /// Takes a new partition assignment.
    mutating func assign(_ list: borrowing TopicPartitionList, reader: (String) -> InquiryReader) {
        #if MUTANTS
            let kept = partitions
            defer {
                for row in kept where Mutant.isOn(.batchKeptThroughRebalance) {
                    for index in partitions.indices where partitions[index].partition == row.partition {
                        partitions[index].nextOffset = row.nextOffset
                    }
                }
            }
        #endif
        partitions.removeAll(keepingCapacity: true)
        lastFound = 0
        for index in 0..<list.count {
            let entry = list[index]
            partitions.append(
                AssignedPartition(kafkaTopic: entry.topic, partition: entry.partition, reader: reader(entry.topic)))
        }
    }

    mutating func removeAll() {
        partitions.removeAll(keepingCapacity: true)
        lastFound = 0
    }

    /// The row of a message's partition. Messages come in runs of one partition, so the last row is tried first,
    /// and names are compared once; nil where the partition is not ours (any more).
    mutating func row(identity: UnsafeRawPointer, kafkaTopic: UnsafeBufferPointer<UInt8>, partition: Int32) -> Int? {
        if lastFound < partitions.count, partitions[lastFound].partition == partition,
            partitions[lastFound].topicIdentity == identity
        {
            return lastFound
        }
        for index in partitions.indices where partitions[index].partition == partition {
            guard
                partitions[index].topicIdentity == identity
                    || partitions[index].kafkaTopic.utf8.elementsEqual(kafkaTopic)
            else { continue }
            partitions[index].topicIdentity = identity
            lastFound = index
            return index
        }
        return nil
    }

    /// Notes that the batch holds the inquiry at `offset`.
    mutating func note(row: Int, offset: Int64) {
        partitions[row].nextOffset = offset &+ 1
        #if MUTANTS
            if Mutant.isOn(.offsetNotPlusOne) { partitions[row].nextOffset = offset }
        #endif
    }

    /// Forgets the offsets of the batch.
    mutating func clearOffsets() {
        for index in partitions.indices { partitions[index].nextOffset = nil }
    }

    /// The offsets to commit with the batch.
    func offsets() -> TopicPartitionList {
        var list = TopicPartitionList(capacity: partitions.count)
        for row in partitions {
            if let offset = row.nextOffset { list.add(topic: row.kafkaTopic, partition: row.partition, offset: offset) }
        }
        return list
    }

    /// All partitions, without offsets.
    func list() -> TopicPartitionList {
        var list = TopicPartitionList(capacity: partitions.count)
        for row in partitions { list.add(topic: row.kafkaTopic, partition: row.partition) }
        return list
    }
}
