import AdminAPI
import Configuration
import Kafka
import Telemetry

/// Asks a broker what waits: how far the group is behind, since when, and what lies among the dead letters. Has clients of its own; commits
/// nothing and joins no group. Made and used on one thread.
final class BacklogReader {
    /// A partition with where reading is to begin and where it ends.
    private struct Stretch: Hashable {
        let kafkaTopic: String
        let partition: Int32
        let start: Int64
        let end: Int64
    }

    private let configuration: ServiceConfiguration
    private let knowsOffsets: Bool
    /// Asks where the group stands: under its name, never a member, and reading uncommitted, so that no open transaction holds the answer up.
    private let group: Consumer
    private let consumer: Consumer
    /// The dead letters that were looked at last, and what was seen: they are read again only where there are others.
    private var seen: (stretches: Set<Stretch>, deadLetters: Backlog.DeadLetters)?

    /// For one question; a broker that answers takes milliseconds.
    private static let askMilliseconds: Int32 = 3_000
    /// For reading records in all; what did not come by then is not known.
    private static let readTime = Duration.seconds(2)
    private static let pollMilliseconds: Int32 = 50
    /// Dead letters that are counted one by one in each partition; where there are more, the ends of transactions are counted along.
    private static let deadLettersReadMax: Int64 = 100

    /// No broker is asked yet.
    ///
    /// - Parameter knowsOffsets: false for the embedded broker, which forgets the offsets of transactions.
    /// - Throws: `SettingError` where this librdkafka does not take a setting, `KafkaError` where no client can be made.
    init(_ configuration: ServiceConfiguration, knowsOffsets: Bool, handlers: ClientEventHandlers) throws {
        self.configuration = configuration
        self.knowsOffsets = knowsOffsets
        var offsets = try configuration.clientConfiguration(for: .consumer)
        for (name, value) in [
            ("group.id", configuration.kafka.group), ("isolation.level", "read_uncommitted"),
            ("enable.auto.commit", "false"), ("allow.auto.create.topics", "false"),
        ] { try offsets.set(name, value) }
        group = try Consumer(configuration: offsets, handlers: handlers)
        var settings = try configuration.clientConfiguration(for: .consumer)
        for (name, value) in [
            ("group.id", "\(configuration.kafka.group)-backlog"),  // librdkafka asks for one; it is never joined
            ("isolation.level", "read_committed"), ("enable.auto.commit", "false"), ("enable.partition.eof", "true"),
            ("enable.auto.offset.store", "false"), ("allow.auto.create.topics", "false"),
            ("auto.offset.reset", "earliest"), ("queued.max.messages.kbytes", "1024"),
            // One record a partition is wanted, or a hundred.
            ("max.partition.fetch.bytes", "65536"), ("fetch.wait.max.ms", "10"),
        ] { try settings.set(name, value) }
        consumer = try Consumer(configuration: settings, handlers: handlers)
    }

    /// Asks. Blocks for some seconds at most.
    func read() throws(KafkaError) -> Backlog {
        let topics = try consumer.metadata(timeoutMilliseconds: Self.askMilliseconds).topics
        var backlog = Backlog(at: WallTime.now().text)
        if knowsOffsets {
            let unread = try unread(topics.filter { configuration.inputs.index(ofKafkaTopic: $0.name) != nil })
            backlog.lag = unread.reduce(0) { $0 + Int($1.end - $1.start) }
            var first: [Stretch: Int64] = [:]
            try read(unread, isOneEnough: true) { if first[$0] == nil { first[$0] = $1 } }
            backlog.oldestUnreadAt = first.values.min().map(Self.text)
        }
        backlog.deadLetters = try deadLetters(topics.first { $0.name == configuration.kafkaTopics.deadLetter })
        return backlog
    }

    /// What the group has not committed, by partition.
    private func unread(_ topics: [Metadata.Topic]) throws(KafkaError) -> [Stretch] {
        var partitions = TopicPartitionList()
        for topic in topics where topic.error == nil {
            for partition in topic.partitions { partitions.add(topic: topic.name, partition: partition.id) }
        }
        guard partitions.count > 0 else { return [] }
        let offsets = try group.committed(partitions, timeoutMilliseconds: Self.askMilliseconds)
        var committed: [String: [Int32: Int64]] = [:]
        for place in offsets.elements where place.offset >= 0 {
            committed[place.topic, default: [:]][place.partition] = place.offset
        }
        return try stretches(topics) { topic, partition, marks in
            max(marks.low, committed[topic]?[partition] ?? marks.low)
        }
    }

    private func stretches(
        _ topics: [Metadata.Topic], from start: (String, Int32, Watermarks) -> Int64
    ) throws(KafkaError) -> [Stretch] {
        var stretches: [Stretch] = []
        for topic in topics where topic.error == nil {
            for partition in topic.partitions {
                let marks = try consumer.watermarks(
                    topic: topic.name, partition: partition.id, timeoutMilliseconds: Self.askMilliseconds)
                let first = start(topic.name, partition.id, marks)
                guard first < marks.high else { continue }
                stretches.append(
                    Stretch(kafkaTopic: topic.name, partition: partition.id, start: first, end: marks.high))
            }
        }
        return stretches
    }

    private func deadLetters(_ topic: Metadata.Topic?) throws(KafkaError) -> Backlog.DeadLetters? {
        guard let topic else { return nil }
        let all = try stretches([topic]) { $2.low }
        if let seen, seen.stretches == Set(all) { return seen.deadLetters }
        let newest = all.map { stretch in
            Stretch(
                kafkaTopic: stretch.kafkaTopic, partition: stretch.partition,
                start: max(stretch.start, stretch.end - Self.deadLettersReadMax), end: stretch.end)
        }
        var times: [Int64] = []
        let isRead = try read(newest) { times.append($1) }
        let isExact = isRead && newest == all
        var oldest = times.min()
        if newest != all {
            var first: [Stretch: Int64] = [:]
            try read(all, isOneEnough: true) { if first[$0] == nil { first[$0] = $1 } }
            oldest = first.values.min()
        }
        let letters = Backlog.DeadLetters(
            count: isExact ? times.count : all.reduce(0) { $0 + Int($1.end - $1.start) }, isExact: isExact,
            oldestAt: oldest.map(Self.text), newestAt: times.max().map(Self.text))
        if isRead { seen = (Set(all), letters) }
        return letters
    }

    /// Reads each stretch and hands over the records' times; false where not all came in time.
    @discardableResult
    private func read(
        _ stretches: [Stretch], isOneEnough: Bool = false, _ take: (Stretch, Int64) -> Void
    ) throws(KafkaError) -> Bool {
        guard !stretches.isEmpty else { return true }
        var open: [String: Stretch] = [:]
        var partitions = TopicPartitionList()
        for stretch in stretches {
            open["\(stretch.kafkaTopic)/\(stretch.partition)"] = stretch
            partitions.add(topic: stretch.kafkaTopic, partition: stretch.partition, offset: stretch.start)
        }
        try consumer.assign(partitions)
        let deadline = ContinuousClock.now + Self.readTime
        while !open.isEmpty, .now < deadline {
            guard let message = consumer.poll(timeoutMilliseconds: Self.pollMilliseconds) else { continue }
            let place = "\(String(decoding: message.kafkaTopic, as: UTF8.self))/\(message.partition)"
            guard let stretch = open[place] else { continue }
            guard message.error == nil else {
                // Forbidden or gone: what is not known is not told.
                open[place] = nil
                if message.error != .partitionEnd { return false }
                continue
            }
            take(stretch, message.timestampMilliseconds ?? 0)
            if isOneEnough || message.offset + 1 >= stretch.end { open[place] = nil }
        }
        try consumer.unassign()
        return open.isEmpty
    }

    private static func text(_ milliseconds: Int64) -> String { WallTime(milliseconds: milliseconds).text }
}
