public import Foundation

/// A partition's log as it stands in the files of one replica: the truth below every client's filter.
public struct RecordLog: Sendable {
    /// Which partition.
    public let partition: KafkaPartition
    /// All batches by offset.
    public let batches: [RecordBatch]
    /// The transactions by their ends, the open ones last.
    public let transactions: [LogTransaction]

    /// The log of these batches.
    public init(_ partition: KafkaPartition, batches: [RecordBatch]) {
        self.partition = partition
        self.batches = batches
        transactions = Self.transactions(of: batches)
    }

    /// Reads the segment files of a partition's folder in a broker's data.
    public init(_ partition: KafkaPartition, inData folder: URL) throws {
        let folder = folder.appendingPathComponent(partition.description)
        let segments = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".log") }.sorted()
        var batches: [RecordBatch] = []
        for segment in segments {
            var bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(segment)))[...]
            while let (batch, length) = try RecordBatch.read(bytes) {
                batches.append(batch)
                bytes = bytes.dropFirst(length)
            }
        }
        self.init(partition, batches: batches)
    }

    /// The logs of all partitions of these Kafka topics in a broker's data folder, by partition.
    public static func all(of kafkaTopics: [String], inData folder: URL) throws -> [RecordLog] {
        let partitions = try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap { name in
            let end = name.lastIndex(of: "-") ?? name.startIndex
            return Int32(name[end...].dropFirst()).map { KafkaPartition(String(name[..<end]), $0) }
        }
        return try partitions.filter { kafkaTopics.contains($0.kafkaTopic) }.sorted().map {
            try RecordLog($0, inData: folder)
        }
    }

    /// One behind the last record.
    public var endOffset: Int64 { batches.last.map { $0.lastOffset + 1 } ?? 0 }

    /// Where readers of committed records have to wait: the first record of an open transaction, else the end.
    public var lastStableOffset: Int64 {
        transactions.filter { $0.end == nil }.compactMap { $0.offsets.first?.lowerBound }.min() ?? endOffset
    }

    /// The transaction of each record that belongs to one, as its place in `transactions`.
    public var transactionByOffset: [Int64: Int] {
        var places: [Int64: Int] = [:]
        for (place, transaction) in transactions.enumerated() {
            for offset in transaction.offsets.joined() { places[offset] = place }
        }
        return places
    }

    /// The offsets that readers of committed records see: of data, outside any transaction or inside a committed one.
    public var committedOffsets: [Int64] {
        let plain = batches.filter { $0.marker == nil && !$0.isTransactional }.flatMap { $0.baseOffset...$0.lastOffset }
        let committed = transactions.filter(\.isCommitted).flatMap { $0.offsets.joined() }
        return (plain + committed).sorted()
    }

    private static func transactions(of batches: [RecordBatch]) -> [LogTransaction] {
        var ended: [LogTransaction] = []
        var open: [Int64: LogTransaction] = [:]
        for batch in batches where batch.isTransactional {
            var transaction = open[batch.producerID] ?? LogTransaction(producerID: batch.producerID)
            if let marker = batch.marker {
                transaction.end = .init(
                    marker: marker, offset: batch.baseOffset, producerEpoch: batch.producerEpoch)
                ended.append(transaction)
                open[batch.producerID] = nil
            } else {
                transaction.producerEpochs.insert(batch.producerEpoch)
                transaction.offsets.append(batch.baseOffset...batch.lastOffset)
                open[batch.producerID] = transaction
            }
        }
        return ended + open.values.sorted { $0.producerID < $1.producerID }
    }
}
