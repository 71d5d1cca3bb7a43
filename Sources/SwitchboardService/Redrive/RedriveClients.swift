import Configuration
import Kafka

/// Makes a redrive's clients, each with the settings that its guarantees rest on.
struct RedriveClients {
    let configuration: ServiceConfiguration
    let handlers: ClientEventHandlers

    /// The redrive's own consumer group: its committed offsets are the ledger.
    var group: String { "\(configuration.kafka.group)-redrive" }

    /// One id a group, not one an instance: whoever begins a redrive fences another that still runs, wherever that is,
    /// so two at a time can't put the same dead letter back twice.
    var transactionalID: String { "switchboard-\(group)" }

    /// Reads the dead letters. It never joins the group: the transactional id already makes it the only one.
    func makeConsumer() throws(RedriveError) -> Consumer {
        var settings = try clientConfiguration(for: .consumer)
        try set(
            [
                ("group.id", group),
                ("isolation.level", "read_committed"),  // committed offsets are fetched stable, too
                ("enable.auto.commit", "false"),
                ("enable.auto.offset.store", "false"),
                ("enable.partition.eof", "true"),
                ("allow.auto.create.topics", "false"),
                // What retention deletes meanwhile is passed over; the ledger keeps everything else from a second time.
                ("auto.offset.reset", "earliest"),
                ("check.crcs", "true"),
                ("queued.max.messages.kbytes", String(Self.fetchKiB)),
            ], in: &settings)
        do throws(KafkaError) {
            return try Consumer(configuration: settings, handlers: handlers)
        } catch {
            throw RedriveError(error)
        }
    }

    /// Puts records back.
    func makeProducer() throws(RedriveError) -> Producer {
        var settings = try clientConfiguration(for: .producer)
        let transaction = configuration.timeouts.transaction.milliseconds
        try set(
            [
                ("transactional.id", transactionalID),
                ("transaction.timeout.ms", String(transaction)),
                ("message.timeout.ms", String(max(transaction - 1000, 1000))),
                // Above the transaction's, so that librdkafka never repeats its end after a timeout (KAFKA-17754).
                ("socket.timeout.ms", String(transaction + 100)),
                ("retry.backoff.ms", "20"),
                ("partitioner", "murmur2_random"),  // Java's
                // A broker refuses a whole batch for one record: with one each the refusal names the record.
                ("batch.num.messages", "1"),
                ("linger.ms", "0"),
                ("compression.type", "lz4"),
                ("message.max.bytes", String(recordBytesMax)),
            ], in: &settings)
        // As in the service: sending offsets would wait for ever for a coordinator that was forgotten.
        if LibraryVersion.running.rebootstraps { try set([("metadata.recovery.strategy", "none")], in: &settings) }
        do throws(KafkaError) {
            return try Producer(configuration: settings, handlers: handlers)
        } catch {
            throw RedriveError(error)
        }
    }

    /// Asks about the Kafka topics that are written to.
    func makeAdmin() throws(RedriveError) -> AdminClient {
        let settings = try clientConfiguration(for: .admin)
        do throws(KafkaError) {
            return try AdminClient(configuration: settings, handlers: handlers)
        } catch {
            throw RedriveError(error)
        }
    }

    /// A value within the limits and the key and headers that came with it; what is refused beyond is the broker's to say.
    private var recordBytesMax: Int {
        max(configuration.limits.inputBytes, configuration.limits.outputBytes, 1 << 20) + (128 << 10)
    }

    private func clientConfiguration(
        for client: KafkaConfiguration.Client
    ) throws(RedriveError) -> ClientConfiguration {
        do throws(SettingError) { return try configuration.clientConfiguration(for: client) } catch {
            throw .badSetting(error)
        }
    }

    private func set(
        _ values: [(String, String)], in settings: inout ClientConfiguration
    ) throws(RedriveError) {
        do throws(SettingError) {
            for (name, value) in values { try settings.set(name, value) }
        } catch {
            throw .badSetting(error)
        }
    }

    /// What is fetched ahead of being read: enough for a few batches.
    private static let fetchKiB = 16 << 10
}
