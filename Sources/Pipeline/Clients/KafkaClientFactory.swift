import Kafka

/// Makes the clients of one worker. Settings in three layers, the later over the earlier: our defaults for speed, what the
/// operator passes through, and what the guarantees rest on, each with its reason.
struct KafkaClientFactory: ClientFactory {
    let settings: PipelineSettings
    let worker: Int
    let handlers: ClientEventHandlers

    /// The transactional id, stable across restarts: a successor with the same id aborts what its predecessor left open.
    var transactionalID: String { "\(PipelineSettings.transactionalIDPrefix)\(settings.instance)-\(worker)" }

    func consumerSettings() -> [LibrarySetting] {
        let timeouts = settings.timeouts
        var all = [
            LibrarySetting("client.id", "\(transactionalID)-consumer"),
            LibrarySetting("fetch.message.max.bytes", String(Self.fetchBytesMax)),
        ]
        if LibraryVersion.running.hasQueueBackoff {
            all.append(LibrarySetting("fetch.queue.backoff.ms", String(Self.fullQueueMilliseconds)))
        }
        all += settings.consumerSettings
        all += [
            LibrarySetting("group.id", settings.group),
            // Only then are committed offsets fetched stable, after a predecessor's transaction has ended.
            LibrarySetting("isolation.level", "read_committed"),
            LibrarySetting("enable.auto.commit", "false"),
            LibrarySetting("enable.auto.offset.store", "false"),
            // `range` would give partition 0 of every Kafka topic to one worker; cooperative-sticky has known bugs
            // before librdkafka 2.10.
            LibrarySetting("partition.assignment.strategy", "roundrobin"),
            // Neither end is right for both a new Kafka topic and a range that retention deleted: see `Worker.resolveOffsets`.
            LibrarySetting("auto.offset.reset", "error"),
            LibrarySetting("allow.auto.create.topics", "false"),
            LibrarySetting("topic.metadata.refresh.interval.ms", String(timeouts.metadataRefresh)),
            LibrarySetting("session.timeout.ms", String(timeouts.session)),
            LibrarySetting("heartbeat.interval.ms", String(timeouts.heartbeat)),
            LibrarySetting("max.poll.interval.ms", String(timeouts.maxPoll)),
            LibrarySetting("queued.max.messages.kbytes", String(settings.memory.fetchKiB)),
            LibrarySetting("check.crcs", "true"),
            LibrarySetting("reconnect.backoff.max.ms", String(Self.reconnectBackoffMilliseconds)),
        ]
        #if MUTANTS
            if Mutant.isOn(.readUncommitted) { all.append(LibrarySetting("isolation.level", "read_uncommitted")) }
        #endif
        if settings.instanceIsNamed {
            all.append(LibrarySetting("group.instance.id", "\(settings.instance)-\(worker)"))
        }
        return all
    }

    func producerSettings(limits: KafkaTopicLimits) -> [LibrarySetting] {
        let timeouts = settings.timeouts
        var all = [
            LibrarySetting("client.id", "\(transactionalID)-producer"),
            LibrarySetting("linger.ms", "5"),
            LibrarySetting("compression.type", "lz4"),
            // A broker refuses a whole batch above its topic's limit, and librdkafka does not split it.
            LibrarySetting("batch.size", String(min(limits.smallest, Self.batchBytesMax))),
        ]
        all += settings.producerSettings
        all += [
            LibrarySetting("enable.idempotence", "true"),
            LibrarySetting("message.timeout.ms", String(timeouts.message)),
            LibrarySetting("socket.timeout.ms", String(timeouts.socket)),
            // The default of 100 ms is what a transaction right after a commit would wait.
            LibrarySetting("retry.backoff.ms", "20"),
            LibrarySetting("reconnect.backoff.max.ms", String(Self.reconnectBackoffMilliseconds)),
            LibrarySetting("socket.nagle.disable", "true"),
            // Java's partitioner, so that a key's partition is the same whoever writes.
            LibrarySetting("partitioner", "murmur2_random"),
            LibrarySetting("queue.buffering.max.kbytes", String(settings.memory.produceKiB)),
            LibrarySetting("message.max.bytes", String(limits.largest + Self.recordOverheadBytes)),
            LibrarySetting("statistics.interval.ms", "1000"),
        ]
        if settings.delivery == .exactlyOnce {
            all.append(LibrarySetting("transactional.id", transactionalID))
            all.append(LibrarySetting("transaction.timeout.ms", String(timeouts.transaction)))
            // Sending offsets waits for ever, whatever its timeout, for a coordinator that was forgotten so (librdkafka issues 5456 and
            // 5511, open at 2.16.0). A producer whose brokers are all gone is replaced by us anyway, and begins at the bootstrap servers.
            if LibraryVersion.running.rebootstraps {
                all.append(LibrarySetting("metadata.recovery.strategy", "none"))
            }
        }
        return all
    }

    /// A new consumer of the group, not yet subscribed.
    func makeConsumer() throws(PipelineFailure) -> Consumer {
        let configuration = try configuration(consumerSettings())
        do throws(KafkaError) { return try Consumer(configuration: configuration, handlers: handlers) } catch {
            throw .badClient(error)
        }
    }

    /// A new producer; a transactional one still has to `initTransactions`.
    func makeProducer(limits: KafkaTopicLimits) throws(PipelineFailure) -> Producer {
        let configuration = try configuration(producerSettings(limits: limits))
        do throws(KafkaError) { return try Producer(configuration: configuration, handlers: handlers) } catch {
            throw .badClient(error)
        }
    }

    private func configuration(_ settings: [LibrarySetting]) throws(PipelineFailure) -> ClientConfiguration {
        var configuration = ClientConfiguration()
        for setting in settings {
            do throws(SettingError) { try configuration.set(setting.name, setting.value) } catch {
                throw .badSetting(error)
            }
        }
        return configuration
    }

    /// How much one fetch asks of a partition; librdkafka raises it by itself for a larger record. An answer's memory is kept until its last
    /// record was read, and the queue may be exceeded by one: with a mebibyte, four workers held 15 MiB more and were no faster.
    private static let fetchBytesMax = 256 << 10
    /// A full queue is looked at again this soon: the default of a second is longer than a fast worker takes to empty it.
    private static let fullQueueMilliseconds = 10
    /// librdkafka's own default for `batch.size`.
    private static let batchBytesMax = 1_000_000
    /// A broker that comes back is found within a second; the default of 10 s would add to each outage.
    private static let reconnectBackoffMilliseconds = 1_000
    /// What librdkafka adds to a record before it compares it with `message.max.bytes`.
    private static let recordOverheadBytes = 1 << 10
}
