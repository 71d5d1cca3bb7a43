import Kafka
import Synchronization

/// Writes sample inquiries to the Kafka topics of their channels at a human pace, as connectors would. Blocks its thread.
public struct SampleFeeder: Sendable {
    private let bootstrapServers: String
    private let samples: SampleInquiries
    private let pauseMilliseconds: Int32

    /// A feeder that waits `pause` between two inquiries.
    public init(bootstrapServers: String, samples: SampleInquiries, pause: Duration) {
        self.bootstrapServers = bootstrapServers
        self.samples = samples
        pauseMilliseconds = Int32(clamping: pause.milliseconds)
    }

    /// Feeds until all samples are written or `isStopped` says so.
    ///
    /// - Throws: `KafkaError` where no producer can be made or a record is refused.
    public func run(until isStopped: () -> Bool) throws {
        var configuration = ClientConfiguration()
        try configuration.set("bootstrap.servers", bootstrapServers)
        try configuration.set("linger.ms", "5")
        let producer = try Producer(configuration: configuration, handlers: .quiet)
        for sample in samples.samples where !isStopped() {
            let topic = try producer.topic("inquiries.\(sample.channel)")
            var headers = RecordHeaders()
            let key = sample.key.map { Array($0.utf8) }
            let error = sample.value.withUnsafeBufferPointer { value in
                guard let key else { return producer.produce(to: topic, key: nil, value: value, headers: &headers) }
                return key.withUnsafeBufferPointer {
                    producer.produce(to: topic, key: $0, value: value, headers: &headers)
                }
            }
            if let error {
                throw KafkaError(code: error, operation: "write a sample", message: error.explanation)
            }
            producer.poll(timeoutMilliseconds: pauseMilliseconds)
            pause(producer, until: isStopped)
        }
        _ = producer.flush(timeoutMilliseconds: Self.flushMilliseconds)
    }

    /// Waits out the pause in short polls, so that a stop is noticed.
    private func pause(_ producer: Producer, until isStopped: () -> Bool) {
        let end = ContinuousClock.now + .milliseconds(Int(pauseMilliseconds))
        while !isStopped(), ContinuousClock.now < end { producer.poll(timeoutMilliseconds: Self.pollMilliseconds) }
    }

    private static let pollMilliseconds: Int32 = 50
    private static let flushMilliseconds: Int32 = 2_000
}

extension ClientEventHandlers {
    /// For clients beside the service, whose troubles the service's own clients tell already.
    static let quiet = ClientEventHandlers(log: { _ in })
}
