import Kafka
import Telemetry

// The ways back to reading: a producer that may begin transactions, offsets to read from, partitions that moved.
extension Worker {
    /// Makes a producer in place of the present one and tries once to initialise its transactions.
    func replaceProducer() {
        stopReading()
        if areRequestsUnanswered { fencing.noteOutage() }
        // The old producer goes first: the new one's initialisation fences what it may still have under way.
        if publisher != nil { count { $0.producersReplaced = 1 } }
        publisher = nil
        delivery = nil
        do throws(PipelineFailure) {
            if candidate == nil { producerMadeAt = clock.now() }
            let producer = if let candidate { candidate } else { try clients.makeProducer(limits: limits) }
            candidate = producer
            guard initialise(producer) else { return }
            hasTransactionLeft = false
            publisher = try makePublisher(producer)
            delivery = makeDelivery(producer)
            candidate = nil
            phase = .needsOffsets
        } catch { failure = error }
    }

    /// Asks where the group stands and reads on from there. Never from memory: a commit whose answer was lost may have
    /// been made.
    func resolveOffsets() {
        guard !partitions.isEmpty else {
            phase = .reading
            return
        }
        do throws(KafkaError) {
            var offsets = try consumer.committed(
                partitions.list(), timeoutMilliseconds: Int32(PipelineTimeouts.transactionCall))
            for index in 0..<offsets.count {
                let place = offsets[index]
                if let start = restarts[place.topic]?[place.partition] {
                    offsets.setOffset(start, at: index)
                } else if place.offset < 0 {
                    // New to the group: from its first message, also where it appeared while we were running.
                    offsets.setOffset(SpecialOffset.beginning, at: index)
                }
            }
            #if MUTANTS
                if Mutant.isOn(.rewindToRememberedPosition) {
                    for index in 0..<offsets.count {
                        if let place = remembered[offsets.partition(at: index)] { offsets.setOffset(place, at: index) }
                    }
                }
            #endif
            try consumer.assign(offsets)
            isAssigned = true
            restarts.removeAll()
            offsetsHeldSince = nil
            phase = .reading
        } catch {
            report(error, "Waiting to learn where the group stands")
            reportHeldOffsets()
            serveEvents(milliseconds: backoff.take())
        }
    }

    /// Answers a rebalance. Aborts what is open: its offsets belong to partitions that move.
    func follow(_ rebalance: consuming Rebalance) {
        switch rebalance.kind {
        case .assigned:
            partitions.assign(rebalance.partitions, reader: settings.reader)
            fencing.noteAnswer(now: clock.now())
            log.info(
                "Partitions assigned", .integer("worker", clients.worker),
                .integer("partitions", partitions.partitions.count))
            if phase == .reading { phase = .needsOffsets }
            if partitions.isEmpty { answerWithNothing(rebalance.partitions) }
        case .revoked, .lost:
            // Lost without having been fenced: the session has ended, since nothing came from the broker.
            if rebalance.kind == .lost, consumer.fatalError == nil { fencing.noteOutage() }
            // At least once may still finish the batch, which saves repeating it.
            if rebalance.kind == .revoked, settings.delivery == .atLeastOnce { commitBatch() }
            #if MUTANTS
                if !batch.isEmpty, !Mutant.isOn(.metadataAfterRebalance) { undoBatch(cause: nil) }
                if !Mutant.isOn(.batchKeptThroughRebalance) { partitions.removeAll() }
            #else
                if !batch.isEmpty { undoBatch(cause: nil) }
                partitions.removeAll()
            #endif
            log.info("Partitions revoked", .integer("worker", clients.worker))
            unassign()
        }
    }

    /// An assignment of no partitions has to be answered as well: until then this member takes part in no other rebalance.
    private func answerWithNothing(_ none: borrowing TopicPartitionList) {
        do throws(KafkaError) { try consumer.assign(none) } catch { report(error, "An empty assignment was not taken") }
    }

    /// Deals with an error that came in place of a message.
    func recover(from problem: ConsumerProblem) {
        if let fatal = consumer.fatalError {
            undoBatch(cause: fatal)  // the next step replaces the consumer
        } else if problem.code == .offsetReset {
            commitBatch()
            skipLostRange(problem)
        } else {
            report(
                KafkaError(code: problem.code, operation: "read \(problem.kafkaTopic)", message: problem.text),
                "The consumer reports")
        }
    }

    /// The broker has nothing at an offset. Where retention deleted it, says so by name and reads on from what is left. Where it
    /// lies behind the log's end, a broker that has just come back may not know its end yet: asks again, and never goes
    /// back to the beginning by itself, which would have everything read twice.
    private func skipLostRange(_ problem: ConsumerProblem) {
        stopReading()
        phase = phase == .needsProducer ? phase : .needsOffsets
        do throws(KafkaError) {
            let marks = try consumer.watermarks(
                topic: problem.kafkaTopic, partition: problem.partition,
                timeoutMilliseconds: Int32(PipelineTimeouts.offsetCall))
            guard problem.offset < marks.low else { return waitForLogEnd(problem, marks) }
            restarts[problem.kafkaTopic, default: [:]][problem.partition] = marks.low
            let lost = marks.low - max(0, problem.offset)
            count { $0.offsetsLost = Int(clamping: lost) }
            log.error(
                "Inquiries were deleted by retention before they were read: a lost range",
                .text("kafka_topic", problem.kafkaTopic), .integer("partition", problem.partition),
                .integer("from", problem.offset), .integer("until", marks.low), .integer("count", lost))
        } catch {
            report(error, "Waiting to learn what retention has left")
        }
    }

    private func waitForLogEnd(_ problem: ConsumerProblem, _ marks: Watermarks) {
        if repeats.allows("end of \(problem.kafkaTopic)[\(problem.partition)]", now: clock.now()) {
            log.error(
                "The log ends before the offset that the group has read: waiting. If the Kafka topic was made anew, reset the "
                    + "group's offset", .text("kafka_topic", problem.kafkaTopic),
                .integer("partition", problem.partition), .integer("offset", problem.offset),
                .integer("end", marks.high))
        }
        serveEvents(milliseconds: backoff.take())
    }

    /// A consumer that another member with its id has fenced can do nothing more.
    func replaceConsumer(_ fatal: KafkaError) {
        noteFencing(fatal, of: consumerMadeAt)
        guard failure == nil else { return }
        report(fatal, "The consumer is replaced")
        partitions.removeAll()
        isAssigned = false
        isSubscribed = false
        do throws(PipelineFailure) {
            consumer = try clients.makeConsumer()
            consumerMadeAt = clock.now()
            if let publisher { delivery = makeDelivery(publisher.producer) }
        } catch { failure = error }
    }

    /// Asks to join the group.
    func subscribe() {
        do throws(KafkaError) {
            try consumer.subscribe(settings.subscriptions)
            isSubscribed = true
        } catch { failure = .badClient(error) }
    }

    /// Leaves the id to who took it, for a moment: transactions are not initialised, and a new consumer does not join.
    func yield() {
        stopReading()
        serveEvents(milliseconds: Backoff.shortest)
    }

    /// Registers the transactional id once; where that fails, waits a little while serving the group, and the next
    /// step tries again.
    private func initialise(_ producer: Clients.Producer) -> Bool {
        guard settings.delivery == .exactlyOnce else { return true }
        do throws(KafkaError) {
            try producer.initTransactions(timeoutMilliseconds: Int32(PipelineTimeouts.transactionCall))
            return true
        } catch {
            producer.poll(timeoutMilliseconds: 0)  // brings the statistics that tell unanswered requests
            noteFencing(error, of: producerMadeAt)
            if !error.isRetriable { candidate = nil }
            report(error, "Waiting for the broker to accept the producer")
            serveEvents(milliseconds: backoff.take())
            return false
        }
    }

    private func makePublisher(_ producer: Clients.Producer) throws(PipelineFailure) -> Publisher<Clients.Producer> {
        do throws(KafkaError) {
            let publisher = try Publisher(producer: producer, settings: settings)
            bookGeneration = -1  // the next batch takes the book, and with it its Kafka topics
            return publisher
        } catch { throw .badClient(error) }
    }

    private func makeDelivery(_ producer: Clients.Producer) -> any Delivery {
        #if MUTANTS
            let delivery = TransactionalDelivery(producer: producer, consumer: consumer)
            delivery.cache = groupCache
            return delivery
        #else
            switch settings.delivery {
            case .exactlyOnce: return TransactionalDelivery(producer: producer, consumer: consumer)
            case .atLeastOnce: return AtLeastOnceDelivery(producer: producer, consumer: consumer)
            }
        #endif
    }

    /// Drops what was fetched and fetches nothing until the offsets are resolved; the group still sees us alive.
    func stopReading() { if isAssigned { unassign() } }

    private func unassign() {
        isAssigned = false
        do throws(KafkaError) { try consumer.unassign() } catch { report(error, "Partitions could not be given back") }
    }

    /// Polls without partitions: rebalances are followed, heartbeats' liveness is kept.
    func serveEvents(milliseconds: Int) {
        if let message = consumer.poll(timeoutMilliseconds: Int32(clamping: milliseconds)) { reportProblem(message) }
        if let rebalance = consumer.takeRebalance() { follow(rebalance) }
    }

    private func reportProblem(_ message: borrowing Clients.Consumer.Message) {
        guard let code = message.error else { return }
        report(KafkaError(code: code, operation: "read", message: message.errorText), "The consumer reports")
    }
}
