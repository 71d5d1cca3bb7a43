import CRdKafka

/// What callbacks leave behind for a client's owner. Its address is the `opaque` of every callback. All but those
/// of log and certificates run inside a poll on the owner's thread, so nothing here is locked.
final class ClientEvents {
    /// The only part that other threads read.
    let handlers: ClientEventHandlers
    /// A rebalance that the owner has not taken yet.
    var rebalance: Rebalance?
    /// The delivery reports since the last reset.
    var deliveries = DeliveryReports()
    /// From the newest statistics.
    var requests = RequestCounters()

    init(handlers: ClientEventHandlers) {
        self.handlers = handlers
    }

    /// Registers the callbacks of all clients. `self` must outlive the client that is made with these settings.
    func register(in configuration: borrowing ClientConfiguration) {
        rd_kafka_conf_set_opaque(configuration.handle, Unmanaged.passUnretained(self).toOpaque())
        if handlers.log != nil { rd_kafka_conf_set_log_cb(configuration.handle, logCallback) }
        rd_kafka_conf_set_error_cb(configuration.handle, errorCallback)
        registerCertificates(in: configuration)
    }

    /// The object behind a callback's `opaque`: unretained, since the client that calls keeps it alive.
    static func from(_ opaque: UnsafeMutableRawPointer?) -> ClientEvents? {
        guard let opaque else { return nil }
        return Unmanaged<ClientEvents>.fromOpaque(opaque).takeUnretainedValue()
    }
}

// C callbacks are global functions: a closure would inherit the isolation of where it stands and trap when one of
// librdkafka's threads calls it.

private func logCallback(
    client: OpaquePointer?, level: Int32, facility: UnsafePointer<CChar>?, text: UnsafePointer<CChar>?
) {
    // Lines about settings are written before there is a client.
    guard let client, let facility, let text, let events = ClientEvents.from(rd_kafka_opaque(client)) else { return }
    events.handlers.log?(
        ClientLogLine(level: Int(level), facility: String(cString: facility), text: String(cString: text)))
}

private func errorCallback(
    client: OpaquePointer?, code: Int32, reason: UnsafePointer<CChar>?, opaque: UnsafeMutableRawPointer?
) {
    guard let client, let events = ClientEvents.from(opaque), let handler = events.handlers.error else { return }
    if code == KafkaErrorCode.fatal.rawValue, let error = fatalError(of: client) {
        handler(error)
        return
    }
    let code = KafkaErrorCode(rawValue: code)
    handler(
        KafkaError(
            code: code, operation: "run client", message: reason.map { String(cString: $0) } ?? code.explanation,
            isRetriable: code.isTransient))
}

/// The error that ended a client; nil while it can go on.
func fatalError(of client: OpaquePointer) -> KafkaError? {
    var text = ErrorText()
    guard let code = KafkaErrorCode(text.withBuffer { rd_kafka_fatal_error(client, $0, $1) }) else { return nil }
    return KafkaError(code: code, operation: "run client", message: text.text, isFatal: true)
}
