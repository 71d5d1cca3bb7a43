import AdminAPI
import Configuration
import Kafka
import RuleBooks

/// What the Kafka topic of rule books holds for an instance that starts.
struct SharedRules: Sendable {
    /// The book that some instance accepted last; nil where none is kept.
    var lastGood: RuleBookSnapshot?
    /// The newest confirmation or rollback.
    var order: FleetOrder?
    /// The book that a rollback goes back to.
    var replacement: RuleBookSnapshot?
    /// Why nothing could be read; nil where all is well, or the Kafka topic is not there.
    var problem: String?

    /// Reads it. Blocks, no longer than the time.
    init(_ configuration: ServiceConfiguration, within time: Duration) {
        let trouble = ClientTrouble()
        do {
            try read(configuration, trouble.handlers, before: .now + time)
        } catch {
            let reason = (error as? KafkaError).map { trouble.explanation(of: $0, configuration.kafka) }
            problem = reason ?? "\(error)"
        }
    }

    init() {}

    /// One book by its hash. Blocks, no longer than the time; nil where it is not kept or no broker answers.
    static func book(_ hash: String, _ configuration: ServiceConfiguration, within time: Duration) -> RuleBookSnapshot?
    {
        let deadline = ContinuousClock.now + time
        let kafkaTopic = configuration.kafkaTopics.ruleBooks
        // Whatever goes wrong, the caller says that the book can't be had.
        guard let reader = try? SharedTopicReader(configuration, [kafkaTopic], handlers: ClientTrouble().handlers),
            let books = try? Self.books([hash], reader, before: deadline)
        else { return nil }
        return books[hash]
    }

    private mutating func read(
        _ configuration: ServiceConfiguration, _ handlers: ClientEventHandlers,
        before deadline: ContinuousClock.Instant
    ) throws {
        let reader = try SharedTopicReader(configuration, [configuration.kafkaTopics.ruleBooks], handlers: handlers)
        var last: LastGoodBook?
        var order: FleetOrder?
        guard try !reader.begin(timeoutMilliseconds: Self.left(deadline)).isEmpty else { return }
        try reader.readToEnd(before: deadline) { record in
            switch RuleBookKey(record.key) {
            case .lastGood: last = record.value.flatMap { ControlLine.value(LastGoodBook.self, of: $0) }
            case .order: order = record.value.flatMap { ControlLine.value(FleetOrder.self, of: $0) }
            case .book, .file, nil: break
            }
        }
        self.order = order
        let replacement = order?.kind == .rollback ? order?.book : nil
        let books = try Self.books(Set([last?.hash, replacement].compactMap(\.self)), reader, before: deadline)
        lastGood = last.flatMap { books[$0.hash] }
        self.replacement = replacement.flatMap { books[$0] }
    }

    /// Reads some books whole; only theirs are in memory.
    private static func books(
        _ hashes: Set<String>, _ reader: SharedTopicReader, before deadline: ContinuousClock.Instant
    ) throws(KafkaError) -> [String: RuleBookSnapshot] {
        guard !hashes.isEmpty else { return [:] }
        guard try !reader.begin(timeoutMilliseconds: left(deadline)).isEmpty else { return [:] }
        var pieces: [[UInt8]: [UInt8]] = [:]
        var books: [String: SharedBook] = [:]
        try reader.readToEnd(before: deadline) { record in
            guard let key = RuleBookKey(record.key), let hash = key.book, hashes.contains(hash) else { return }
            if case .book = key {
                books[hash] = record.value.flatMap { ControlLine.value(SharedBook.self, of: $0) }
            } else {
                pieces[record.key] = record.value
            }
        }
        return books.compactMapValues { $0.snapshot(of: pieces) }
    }

    private static func left(_ deadline: ContinuousClock.Instant) -> Int32 {
        Int32(clamping: max(1, ContinuousClock.now.duration(to: deadline).milliseconds))
    }
}
