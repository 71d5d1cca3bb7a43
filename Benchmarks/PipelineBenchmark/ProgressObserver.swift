import Foundation
import Kafka
import KafkaTestKit

/// Sees from outside how many inquiries a group has finished.
final class ProgressObserver {
    private let consumer: Consumer
    private let input: String
    private let isEmbedded: Bool
    private var base = 0
    private var last = 0

    init(site: Site, input: String, group: String) throws {
        self.input = input
        isEmbedded = site.isEmbedded
        consumer = try Consumer(
            // Uncommitted, so that the answer does not wait for the open transaction.
            configuration: site.connection.configuration(["group.id": group, "isolation.level": "read_uncommitted"]))
        if isEmbedded { base = try decisions() }
    }

    /// Inquiries whose offsets are committed. The embedded broker keeps no offsets of transactions: there, the number of
    /// decision records since the start.
    func count() throws -> Int {
        if isEmbedded { return try decisions() - base }
        var list = TopicPartitionList(capacity: Site.inputPartitions)
        for partition in 0..<Site.inputPartitions { list.add(topic: input, partition: Int32(partition)) }
        do throws(KafkaError) {
            let offsets = try consumer.committed(list, timeoutMilliseconds: 1_000)
            last = 0
            for index in 0..<offsets.count { last += Int(max(0, offsets[index].offset)) }
        } catch {
            // A broker that is away, or a coordinator that is not there yet, has nothing new to tell.
        }
        return last
    }

    private func decisions() throws -> Int {
        try (0..<Site.outputPartitions).reduce(0) {
            try $0
                + Int(
                    consumer.watermarks(topic: Site.decisions, partition: Int32($1), timeoutMilliseconds: 10_000).high)
        }
    }
}
