public import Configuration
public import Inquiries
public import Kafka

/// Reads the newest records of the Kafka topics that the inputs read, without a group: nothing is committed, and a service
/// that runs does not notice. Made and run on one thread.
public final class RecentRecords {
    /// How far the reading is.
    public struct Progress: Sendable {
        /// Offsets read.
        public var read: Int64 = 0
        /// Offsets to be read in all.
        public var total: Int64 = 0
    }

    /// A record, copied out of the consumer.
    private struct Copy {
        var kafkaTopic: String
        var source: RecordSource
        var value: [UInt8]?
        var headers = InboundHeaders()

        init(_ kafkaTopic: String, _ message: borrowing ConsumedMessage) {
            self.kafkaTopic = kafkaTopic
            source = RecordSource(
                partition: message.partition, offset: message.offset, timestamp: message.timestampMilliseconds ?? 0)
            value = message.value.map { Array($0) }
            message.forEachHeader { headers.append(name: $0, value: $1) }
        }
    }

    private let configuration: ServiceConfiguration
    private let consumer: Consumer
    private var records: [Copy] = []
    private var ends: [String: Int64] = [:]
    private var progress = Progress()

    /// What is fetched ahead of being read: a service that starts has its own fetching to do.
    private static let fetchKiB = 8 << 10
    /// One wait for a record; short, so that progress is shown while nothing comes.
    private static let pollMilliseconds: Int32 = 100

    /// A reader for a configuration. No broker is asked yet.
    ///
    /// - Throws: `SettingError` where this librdkafka does not take a setting, `KafkaError` where no client can be made.
    public init(configuration: ServiceConfiguration, handlers: ClientEventHandlers = ClientEventHandlers()) throws {
        self.configuration = configuration
        var settings = try configuration.clientConfiguration(for: .consumer)
        for (name, value) in [
            ("group.id", "\(configuration.kafka.group)-recent"),  // librdkafka asks for one; it is never joined
            ("isolation.level", "read_committed"), ("enable.auto.commit", "false"), ("enable.partition.eof", "true"),
            ("enable.auto.offset.store", "false"), ("allow.auto.create.topics", "false"),
            ("auto.offset.reset", "earliest"),  // what retention deletes meanwhile is passed over
            ("queued.max.messages.kbytes", String(Self.fetchKiB)),
        ] { try settings.set(name, value) }
        consumer = try Consumer(configuration: settings, handlers: handlers)
    }

    /// Reads the `count` newest records of all inputs together, by their timestamps, and hands them over, the oldest first.
    /// `onProgress` is called after every poll.
    public func read(
        _ count: Int, onProgress: (Progress) -> Void,
        _ body: (InputDefinition, InboundRecord, InboundHeaders) -> Void
    ) throws(KafkaError) {
        try poll(count, onProgress: onProgress) { kafkaTopic, message in
            records.append(Copy(kafkaTopic, message))
            // Twice as many as are wanted are the most that memory has to hold.
            if records.count >= max(2 * count, 1024) { keepNewest(count) }
        }
        keepNewest(count)
        for record in records { handOver(record, body) }
    }

    /// Reads the `count` newest records of each partition and hands each over as it comes, so that memory holds one at a time.
    public func readEachPartition(
        _ count: Int, _ body: (InputDefinition, InboundRecord, InboundHeaders) -> Void
    ) throws(KafkaError) {
        try poll(count, onProgress: { _ in }) { kafkaTopic, message in handOver(Copy(kafkaTopic, message), body) }
    }

    /// Polls until the end that each partition had at the beginning.
    private func poll(
        _ count: Int, onProgress: (Progress) -> Void, _ take: (String, borrowing ConsumedMessage) -> Void
    ) throws(KafkaError) {
        try begin(count)
        var lastNews = ContinuousClock.now
        while !ends.isEmpty {
            if poll(try next(), take) { lastNews = .now }
            onProgress(progress)
            guard ContinuousClock.now - lastNews < configuration.timeouts.broker else {
                throw KafkaError(code: .timedOut, operation: "read records", message: "no record came any more")
            }
        }
    }

    private func next() throws(KafkaError) -> ConsumedMessage? {
        let message = consumer.poll(timeoutMilliseconds: Self.pollMilliseconds)
        if message == nil, let fatalError = consumer.fatalError { throw fatalError }
        return message
    }

    /// Learns the Kafka topics and where the last `count` records of each partition begin.
    private func begin(_ count: Int) throws(KafkaError) {
        let wait = Int32(clamping: configuration.timeouts.broker.milliseconds)
        let metadata = try consumer.metadata(timeoutMilliseconds: wait)
        var starts: [(topic: String, partition: Int32, offset: Int64)] = []
        for topic in metadata.topics where configuration.inputs.index(ofKafkaTopic: topic.name) != nil {
            for partition in topic.partitions {
                let marks = try consumer.watermarks(
                    topic: topic.name, partition: partition.id, timeoutMilliseconds: wait)
                let start = max(marks.low, marks.high - Int64(count))
                guard start < marks.high else { continue }
                starts.append((topic.name, partition.id, start))
                ends[Self.key(topic.name, partition.id)] = marks.high
                progress.total += marks.high - start
            }
        }
        var partitions = TopicPartitionList(capacity: starts.count)
        for (index, start) in starts.enumerated() {
            partitions.add(topic: start.topic, partition: start.partition)
            partitions.setOffset(start.offset, at: index)
        }
        try consumer.assign(partitions)
    }

    private static func key(_ topic: String, _ partition: Int32) -> String { "\(topic) \(partition)" }

    /// Takes a record; false where nothing came.
    private func poll(
        _ message: consuming ConsumedMessage?, _ take: (String, borrowing ConsumedMessage) -> Void
    ) -> Bool {
        guard let message else { return false }
        let topic = String(decoding: message.kafkaTopic, as: UTF8.self)
        let key = Self.key(topic, message.partition)
        guard message.error == nil else {
            if message.error == .partitionEnd { ends[key] = nil }
            return message.error == .partitionEnd
        }
        guard let end = ends[key] else { return true }
        if message.offset + 1 >= end { ends[key] = nil }
        guard message.offset < end else { return true }
        progress.read += 1
        take(topic, message)
        return true
    }

    private func keepNewest(_ count: Int) {
        records.sort {
            ($0.source.timestamp, $0.kafkaTopic, $0.source.partition, $0.source.offset)
                < ($1.source.timestamp, $1.kafkaTopic, $1.source.partition, $1.source.offset)
        }
        records.removeFirst(max(records.count - count, 0))
    }

    private func handOver(_ copy: Copy, _ body: (InputDefinition, InboundRecord, InboundHeaders) -> Void) {
        guard let input = configuration.inputs.input(forKafkaTopic: copy.kafkaTopic) else { return }
        Array(copy.kafkaTopic.utf8).withUnsafeBufferPointer { kafkaTopic in
            (copy.value ?? []).withUnsafeBufferPointer { value in
                let record = InboundRecord(
                    value: copy.value == nil ? nil : value, key: nil, kafkaTopic: kafkaTopic, source: copy.source)
                body(input.definition, record, copy.headers)
            }
        }
    }
}
