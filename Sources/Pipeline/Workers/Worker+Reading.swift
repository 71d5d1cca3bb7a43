import Inquiries
import Kafka

/// Why a batch is not filled any further.
enum BatchEnd: ~Copyable {
    /// It has reached its number of messages or its time.
    case full
    /// All that was fetched is read. It may be empty.
    case drained
    /// The service stops.
    case stopRequested
    /// The group moves partitions.
    case rebalance(Rebalance)
    /// A record could not be enqueued or a transaction not begun.
    case refused(KafkaError)
    /// The consumer reported an error of its own or of a partition.
    case consumerError(ConsumerProblem)
}

/// An error that came in place of a message.
struct ConsumerProblem {
    let code: KafkaErrorCode
    let text: String
    let kafkaTopic: String
    let partition: Int32
    let offset: Int64
}

// The hot loop. Nothing here or below it allocates, locks or awaits for a message; what is rare stands elsewhere.
extension Worker {
    /// Polls, decides and publishes until the batch has to end.
    func fillBatch() -> BatchEnd {
        channel.takeSampleRequest()?.answer(router.sample)
        guard takeBook() else { return .drained }
        while !channel.isStopRequested {
            let now = clock.now()
            if batch.isFull(now: now) { return .full }
            guard let message = consumer.poll(timeoutMilliseconds: batch.isEmpty ? Self.emptyPollMilliseconds : 0)
            else {
                publisher?.producer.poll(timeoutMilliseconds: 0)
                if let rebalance = consumer.takeRebalance() { return .rebalance(rebalance) }
                return .drained
            }
            if let end = take(message, now: now) { return end }
            if batch.messages & Self.reportsEveryMask == 0 { publisher?.producer.poll(timeoutMilliseconds: 0) }
        }
        return .stopRequested
    }

    /// Takes the book in force, between batches only, so that no transaction mixes two. False where its Kafka topics
    /// can't be used.
    @discardableResult
    private func takeBook() -> Bool {
        let generation = channel.book.generation
        guard batch.isEmpty, generation != bookGeneration, let publisher else { return true }
        let book = channel.book.current
        do throws(KafkaError) { try publisher.use(book.routing) } catch {
            report(error, "A Kafka topic of the rule book can't be used")
            return false
        }
        if let known = book.outputLimits { limits.adopt(known) }
        router.use(book, limits: limits.limits(for: book.routing))
        bookGeneration = generation
        return true
    }

    /// Decides and publishes one message; an end where the batch can't go on.
    private func take(_ message: borrowing Clients.Consumer.Message, now: Int64) -> BatchEnd? {
        if let code = message.error { return .consumerError(problem(code, message)) }
        // A message of a partition that is not ours (any more) belongs to its next owner.
        guard let identity = message.topicHandleIdentity, let publisher,
            let row = partitions.row(
                identity: identity, kafkaTopic: message.kafkaTopic, partition: message.partition)
        else { return nil }
        if batch.isEmpty {
            takeBook()  // another may have come while there was nothing to read
            if let error = beginBatch() { return .refused(error) }
        }
        batch.add(now: now)
        router.route(message, reader: partitions.partitions[row].reader)
        let timeout = batch.openedAt + Int64(settings.timeouts.message)
        if let code = publisher.publish(router.outbox, isOutOfTime: { clock.now() > timeout }) {
            #if MUTANTS
                if Mutant.isOn(.produceErrorIgnored) {
                    partitions.note(row: row, offset: message.offset)
                    return nil
                }
            #endif
            return .refused(
                KafkaError(code: code, operation: "produce", message: "a record was not taken", isAbortable: true))
        }
        partitions.note(row: row, offset: message.offset)
        return nil
    }

    private func beginBatch() -> KafkaError? {
        publisher?.beginBatch()
        do throws(KafkaError) {
            try delivery?.begin()
            return nil
        } catch { return error }
    }

    private func problem(_ code: KafkaErrorCode, _ message: borrowing Clients.Consumer.Message) -> ConsumerProblem {
        ConsumerProblem(
            code: code, text: message.errorText, kafkaTopic: String(decoding: message.kafkaTopic, as: UTF8.self),
            partition: message.partition, offset: message.offset)
    }

    /// How long to wait for input with nothing open: short enough to see a stop at once, long enough to idle cheaply.
    private static var emptyPollMilliseconds: Int32 { 100 }
    /// Delivery reports are served every 64 messages.
    private static var reportsEveryMask: Int { 63 }
}
