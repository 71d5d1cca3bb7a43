import CRdKafka

/// One `rd_kafka_t`. Consumer, producer and admin client each hold one, and it is destroyed here alone: after the body
/// of their own deinit, so that what they own of it (topic handles, queues) is gone by then.
final class Client {
    let handle: OpaquePointer
    let events: ClientEvents

    /// Makes the client and its threads. No connection is waited for.
    init(
        _ kind: rd_kafka_type_t, configuration: consuming ClientConfiguration, events: ClientEvents
    ) throws(KafkaError) {
        events.register(in: configuration)
        var text = ErrorText()
        let settings = configuration.handle
        guard let handle = text.withBuffer({ rd_kafka_new(kind, settings, $0, $1) }) else {
            // The settings are still ours, and freed with `configuration`.
            let code = KafkaErrorCode(rd_kafka_last_error()) ?? .failed
            throw KafkaError(code: code, operation: "create client", message: text.text)
        }
        configuration.disown()
        self.handle = handle
        self.events = events
    }

    deinit {
        // Never waits for a group to be left: who wants that closes the consumer first, with a limit of time.
        rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
    }
}
