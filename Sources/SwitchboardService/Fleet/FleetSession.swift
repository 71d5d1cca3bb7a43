import AdminAPI
import Configuration
import Dispatch
import Kafka
import RuleBooks

/// What instances tell each other, from the making of two clients to their first trouble. Used on one thread.
final class FleetSession {
    private let configuration: ServiceConfiguration
    private let outbox: FleetOutbox
    private let onOrder: (FleetOrder) -> Void
    private let reader: SharedTopicReader
    private let producer: FleetProducer
    /// What the Kafka topic of rule books holds, as far as it was read: the newest record of each key.
    private var lastGood: LastGoodBook?
    private var order: FleetOrder?
    private var books: [String: SharedBook] = [:]
    private var toldOrder: FleetOrder?

    /// One wait for a record; what waits to be published waits as long.
    private static let pollMilliseconds: Int32 = 50
    /// For the list of Kafka topics.
    private static let metadataMilliseconds: Int32 = 3_000
    /// Whether a missing Kafka topic is there by now is asked so often.
    private static let lookAgain = Duration.seconds(10)

    init(
        _ configuration: ServiceConfiguration, _ outbox: FleetOutbox, handlers: ClientEventHandlers,
        onOrder: @escaping (FleetOrder) -> Void
    ) throws {
        self.configuration = configuration
        self.outbox = outbox
        self.onOrder = onOrder
        reader = try SharedTopicReader(
            configuration, [configuration.kafkaTopics.ruleBooks], isFollowing: true, handlers: handlers)
        producer = try FleetProducer(configuration, handlers: handlers)
    }

    /// Listens and publishes until a stop is asked for.
    ///
    /// - Throws: at the first trouble; a new session begins anew.
    func run() throws(KafkaError) {
        let names = configuration.kafkaTopics
        let visible = try reader.begin(alsoLookingFor: names.instances, timeoutMilliseconds: Self.metadataMilliseconds)
        let (hasBooks, hasInstances) = (visible.contains(names.ruleBooks), visible.contains(names.instances))
        outbox.note(trouble: hasBooks ? nil : Self.missing(names.ruleBooks))
        let end = ContinuousClock.now + Self.lookAgain
        while !outbox.isStopping, hasBooks && hasInstances || .now < end {
            if let record = try reader.next(timeoutMilliseconds: Self.pollMilliseconds) { note(record) }
            if hasInstances { try publishReport() }
            guard hasBooks, reader.isAtEnd else { continue }
            tellOrder()
            // A rollback may go to a book that is not there yet.
            try publishBook()
            try publishOrder()
        }
        if outbox.isStopping, hasInstances {
            try producer.publish([(Array(configuration.instance.name.utf8), nil)], to: names.instances)
        }
    }

    private static func missing(_ kafkaTopic: String) -> String {
        "the Kafka topic \(kafkaTopic) does not exist or may not be seen: `switchboard topics create` makes it"
    }

    private func note(_ record: SharedTopicReader.Record) {
        switch RuleBookKey(record.key) {
        case .lastGood: lastGood = record.value.flatMap { ControlLine.value(LastGoodBook.self, of: $0) }
        case .order: order = record.value.flatMap { ControlLine.value(FleetOrder.self, of: $0) }
        case .book(let hash):
            books[hash] = record.value.flatMap { ControlLine.value(SharedBook.self, of: $0) }
        case .file, nil: break
        }
    }

    /// Orders that came before the newest record bind nobody any more.
    private func tellOrder() {
        guard let order, order != toldOrder else { return }
        toldOrder = order
        onOrder(order)
    }

    private func publishReport() throws(KafkaError) {
        guard let report = outbox.waiting.report else { return }
        try producer.publish(
            [(Array(report.instance.utf8), ControlLine.bytes(report).dropLast())],
            to: configuration.kafkaTopics.instances)
        outbox.done(report)
    }

    /// One that waited while somebody else gave a later one is dropped: that one binds this instance too. One whose answer was lost is
    /// there already.
    private func publishOrder() throws(KafkaError) {
        guard let waiting = outbox.waiting.order else { return }
        if let order, order.isLater(than: waiting.order) {
            waiting.outcome.settle(.superseded)
        } else {
            if order != waiting.order { try publish([(.order, ControlLine.bytes(waiting.order).dropLast())]) }
            waiting.outcome.settle(.published)
        }
        outbox.done(waiting)
    }

    /// The files first, then what names them. What another instance has published already is not written again.
    private func publishBook() throws(KafkaError) {
        guard let book = outbox.waiting.book else { return }
        let hash = book.snapshot.hash
        let shared = SharedBook(book.snapshot)
        guard lastGood?.hash != hash || books[hash] == nil, shared.isSound else { return outbox.done(book) }
        let (next, dropped) = LastGoodBook.after(
            lastGood, hash: hash, at: book.at, instance: configuration.instance.name)
        if books[hash] == nil {
            try publish(SharedBook.pieces(of: book.snapshot).map { ($0.key, $0.value) })
            try publish([(.book(hash), ControlLine.bytes(shared).dropLast())])
        }
        try publish([(.lastGood, ControlLine.bytes(next).dropLast())])
        for hash in dropped {
            let keys = (books[hash]?.fileKeys ?? []) + [.book(hash)]
            try publish(keys.reversed().map { ($0, nil) })
        }
        outbox.done(book)
    }

    private func publish(_ records: [(key: RuleBookKey, value: [UInt8]?)]) throws(KafkaError) {
        try producer.publish(records.map { ($0.key.bytes, $0.value) }, to: configuration.kafkaTopics.ruleBooks)
    }
}
