import Kafka

/// Makes the clients of one worker: which librdkafka settings the guarantees rest on, each with its reason.
/// What the operator passes through comes first, so that it can't undo them.
struct ClientFactory {
    let settings: PipelineSettings
    let worker: Int
    let handlers: ClientEventHandlers

    /// The transactional id, stable across restarts: a successor with the same id aborts what its predecessor left open.
    var transactionalID: String { "switchboard-\(settings.instance)-\(worker)" }

    func consumerSettings() -> [ClientSetting] {
        let timeouts = settings.timeouts
        var all = settings.clientSettings
        all += [
            ClientSetting("client.id", "\(transactionalID)-consumer"),
            ClientSetting("group.id", settings.group),
            // Only then are committed offsets fetched stable, after a predecessor's transaction has ended.
            ClientSetting("isolation.level", "read_committed"),
            ClientSetting("enable.auto.commit", "false"),
            ClientSetting("enable.auto.offset.store", "false"),
            // `range` would give partition 0 of every Kafka topic to one worker; cooperative-sticky has known bugs
            // before librdkafka 2.10.
            ClientSetting("partition.assignment.strategy", "roundrobin"),
            // Neither end is right for both a new Kafka topic and a range that retention deleted: see `OffsetResolver`.
            ClientSetting("auto.offset.reset", "error"),
            ClientSetting("allow.auto.create.topics", "false"),
            ClientSetting("topic.metadata.refresh.interval.ms", String(timeouts.metadataRefresh)),
            ClientSetting("session.timeout.ms", String(timeouts.session)),
            ClientSetting("heartbeat.interval.ms", String(timeouts.heartbeat)),
            ClientSetting("max.poll.interval.ms", String(timeouts.maxPoll)),
            ClientSetting("queued.max.messages.kbytes", String(settings.memory.fetchShare(workers: settings.workers))),
            ClientSetting("fetch.message.max.bytes", String(Self.fetchBytesMax)),
            ClientSetting("check.crcs", "true"),
            ClientSetting("reconnect.backoff.max.ms", String(Self.reconnectBackoffMilliseconds)),
        ]
        if settings.instanceIsNamed { all.append(ClientSetting("group.instance.id", "\(settings.instance)-\(worker)")) }
        return all
    }

    func producerSettings(limits: KafkaTopicLimits) -> [ClientSetting] {
        let timeouts = settings.timeouts
        var all = settings.clientSettings
        all += [
            ClientSetting("client.id", "\(transactionalID)-producer"),
            ClientSetting("enable.idempotence", "true"),
            ClientSetting("message.timeout.ms", String(timeouts.message)),
            ClientSetting("socket.timeout.ms", String(timeouts.socket)),
            // The default of 100 ms is what a transaction right after a commit would wait.
            ClientSetting("retry.backoff.ms", "20"),
            ClientSetting("reconnect.backoff.max.ms", String(Self.reconnectBackoffMilliseconds)),
            ClientSetting("socket.nagle.disable", "true"),
            // Java's partitioner, so that a key's partition is the same whoever writes.
            ClientSetting("partitioner", "murmur2_random"),
            ClientSetting("linger.ms", "5"),
            ClientSetting("compression.type", "lz4"),
            ClientSetting(
                "queue.buffering.max.kbytes", String(settings.memory.produceShare(workers: settings.workers))),
            ClientSetting("message.max.bytes", String(limits.largest + Self.recordOverheadBytes)),
            // A broker refuses a whole batch above its topic's limit, and librdkafka does not split it.
            ClientSetting("batch.size", String(min(limits.smallest, Self.batchBytesMax))),
            ClientSetting("statistics.interval.ms", "1000"),
        ]
        if settings.delivery == .exactlyOnce {
            all.append(ClientSetting("transactional.id", transactionalID))
            all.append(ClientSetting("transaction.timeout.ms", String(timeouts.transaction)))
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

    private func configuration(_ settings: [ClientSetting]) throws(PipelineFailure) -> ClientConfiguration {
        var configuration = ClientConfiguration()
        for setting in settings {
            do throws(SettingError) { try configuration.set(setting.name, setting.value) } catch {
                throw .badSetting(error)
            }
        }
        return configuration
    }

    /// How much one fetch asks of a partition; librdkafka raises it by itself for a larger record.
    private static let fetchBytesMax = 1 << 20
    /// librdkafka's own default for `batch.size`.
    private static let batchBytesMax = 1_000_000
    /// A broker that comes back is found within a second; the default of 10 s would add to each outage.
    private static let reconnectBackoffMilliseconds = 1_000
    /// What librdkafka adds to a record before it compares it with `message.max.bytes`.
    private static let recordOverheadBytes = 1 << 10
}
