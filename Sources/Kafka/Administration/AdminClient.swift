import CRdKafka

/// Looks after Kafka topics. Every call waits for the broker's answer, at most for the time it is given; it may be made on
/// any one thread.
public final class AdminClient {
    let client: Client

    /// Makes an admin client; no broker is contacted yet. Needs the connection's settings only.
    public init(
        configuration: consuming ClientConfiguration, handlers: ClientEventHandlers = ClientEventHandlers()
    ) throws(KafkaError) {
        // Asking about a Kafka topic must not create it. The setting is there in all versions, so it can't be refused.
        rd_kafka_conf_set(configuration.handle, "allow.auto.create.topics", "false", nil, 0)
        client = try Client(RD_KAFKA_PRODUCER, configuration: configuration, events: ClientEvents(handlers: handlers))
    }

    /// Starts an operation on a queue of its own and waits for its answer.
    func perform(
        _ operation: rd_kafka_admin_op_t, named name: String, timeoutMilliseconds: Int32,
        start: (_ options: OpaquePointer, _ queue: OpaquePointer) -> Void
    ) throws(KafkaError) -> AdminAnswer {
        guard let options = rd_kafka_AdminOptions_new(client.handle, operation),
            let queue = rd_kafka_queue_new(client.handle)
        else { throw KafkaError(.failed, operation: name) }
        defer {
            rd_kafka_queue_destroy(queue)
            rd_kafka_AdminOptions_destroy(options)
        }
        var text = ErrorText()
        let code = text.withBuffer {
            rd_kafka_AdminOptions_set_request_timeout(options, timeoutMilliseconds, $0, $1)
        }
        if let code = KafkaErrorCode(code) { throw KafkaError(code: code, operation: name, message: text.text) }
        start(options, queue)
        // The request's own timeout answers; the wait here is only a little longer.
        guard let event = rd_kafka_queue_poll(queue, timeoutMilliseconds &+ 1000) else {
            throw KafkaError(.timedOut, operation: name)
        }
        let answer = AdminAnswer(event: event)
        if let code = KafkaErrorCode(rd_kafka_event_error(event)) {
            throw KafkaError(
                code: code, operation: name, message: String(cString: rd_kafka_event_error_string(event)),
                isRetriable: code.isTransient)
        }
        return answer
    }
}

/// The answer to an admin operation. Owns an `rd_kafka_event_t` and with it all that is read out of it.
struct AdminAnswer: ~Copyable {
    let event: OpaquePointer

    init(event: OpaquePointer) {
        self.event = event
    }

    deinit {
        rd_kafka_event_destroy(event)
    }
}
