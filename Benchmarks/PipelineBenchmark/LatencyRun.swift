import Foundation
import Kafka
import KafkaTestKit
import Synchronization

/// How long inquiries took from the call that produced them until a reader of committed records had their assignments.
struct LatencyResult {
    let median: Double
    let percentile99: Double
    let highest: Double
    let count: Int
}

/// Inquiries at a steady rate through a Switchboard with one worker.
struct LatencyRun {
    static let rate = 1_000

    let site: Site
    let inquiries: SizedInquiries

    func run(seconds: Int) throws -> LatencyResult {
        let program = try RunningProgram(
            .switchboard(isExactlyOnce: true, workers: 1, input: Site.timedInput), site: site, run: site.nextName())
        let reader = try LatencyReader(connection: site.connection)
        reader.start()
        let count = Self.rate * (Self.warmUpSeconds + seconds)
        try feed(count)
        try awaitCondition("every inquiry has its assignment", within: 60) { reader.latencies.count >= count }
        reader.stop()
        try program.check()
        try program.stop()
        // In the order of reading, which is nearly that of writing.
        let sorted = reader.latencies.dropFirst(Self.rate * Self.warmUpSeconds).sorted()
        return LatencyResult(
            median: sorted[sorted.count / 2], percentile99: sorted[sorted.count * 99 / 100],
            highest: sorted[sorted.count - 1], count: sorted.count)
    }

    /// Writes inquiries one by one, each at its time; its id says when that was.
    private func feed(_ count: Int) throws {
        let producer = try Producer(
            configuration: site.connection.configuration(["partitioner": "murmur2_random", "linger.ms": "0"]))
        let topic = try producer.topic(Site.timedInput)
        let start = nanoseconds()
        for number in 0..<count {
            let due = start + number * 1_000_000_000 / Self.rate
            while nanoseconds() < due { producer.poll(timeoutMilliseconds: 0); usleep(100) }
            try producer.enqueue(inquiries.inquiry(number, id: "\(nanoseconds())"), to: topic)
        }
        _ = producer.flush(timeoutMilliseconds: 10_000)
    }

    /// A broker that was just started compiles its own code for about as long, on a core that the inquiries would need: the median
    /// falls from seconds to its final size meanwhile.
    private static let warmUpSeconds = 30
}

/// Nanoseconds of the monotonic clock.
func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// A department's system: reads the owners' assignments as soon as they are committed, on a thread of its own.
private final class LatencyReader: Sendable {
    private struct State {
        var latencies: [Double] = []
        var isStopped = false
    }

    private let state = Mutex(State())
    private let settings: [(String, String)]
    private let ended = DispatchSemaphore(value: 0)

    /// Milliseconds, in the order of reading.
    var latencies: [Double] { state.withLock { $0.latencies } }

    init(connection: TestConnection) throws {
        settings = [
            ("bootstrap.servers", connection.bootstrapServers), ("group.id", connection.uniqueName("reader")),
            ("isolation.level", "read_committed"), ("enable.auto.commit", "false"), ("auto.offset.reset", "error"),
        ]
    }

    /// Begins to read at the end of all departments' Kafka topics.
    func start() {
        let ready = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [self] in
            do { try read(ready) } catch { progress("the reader of assignments failed: \(error)") }
            ended.signal()
        }
        ready.wait()
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        ended.wait()
    }

    private func read(_ ready: DispatchSemaphore) throws {
        var configuration = ClientConfiguration()
        for (name, value) in settings { try configuration.set(name, value) }
        let consumer = try Consumer(configuration: configuration)
        var places = TopicPartitionList()
        for topic in Site.departments {
            for partition in 0..<Int32(Site.outputPartitions) {
                let end = try consumer.watermarks(topic: topic, partition: partition, timeoutMilliseconds: 10_000).high
                places.add(topic: topic, partition: partition, offset: end)
            }
        }
        try consumer.assign(places)
        ready.signal()
        while !state.withLock({ $0.isStopped }) {
            guard let message = consumer.poll(timeoutMilliseconds: 100) else { continue }
            note(message)
        }
    }

    private func note(_ message: borrowing ConsumedMessage) {
        let now = nanoseconds()
        let record = TestRecord(message)
        guard record.header("ce_role") == "owner", let id = record.header("ce_inquiryid"),
            let sent = id.split(separator: ":").last.flatMap({ Int($0) })
        else { return }
        state.withLock { $0.latencies.append(Double(now - sent) / 1_000_000) }
    }
}
