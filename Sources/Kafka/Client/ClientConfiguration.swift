import CRdKafka

/// The settings of one client, by librdkafka's own names. Owns an `rd_kafka_conf_t`: it is freed here unless a client
/// was made with it, which then owns it.
public struct ClientConfiguration: ~Copyable {
    let handle: OpaquePointer

    /// librdkafka's defaults.
    public init() {
        handle = rd_kafka_conf_new()
    }

    private init(owning handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        rd_kafka_conf_destroy(handle)
    }

    /// Ends this value without freeing the settings: `rd_kafka_new` has taken them.
    consuming func disown() {
        discard self
    }

    /// The same settings once more: a client consumes its own.
    public borrowing func copy() -> ClientConfiguration {
        ClientConfiguration(owning: rd_kafka_conf_dup(handle))
    }

    /// Sets one setting. The error names it.
    public mutating func set(_ name: String, _ value: String) throws(SettingError) {
        var text = ErrorText()
        let result = text.withBuffer { rd_kafka_conf_set(handle, name, value, $0, $1) }
        guard result != RD_KAFKA_CONF_OK else { return }
        throw SettingError(
            name: name, reason: result == RD_KAFKA_CONF_UNKNOWN ? .unknown : .invalid, message: text.text)
    }

    /// The value of a setting; nil where it is unknown or has none.
    public borrowing func value(of name: String) -> String? {
        var size = 0
        guard rd_kafka_conf_get(handle, name, nil, &size) == RD_KAFKA_CONF_OK, size > 0 else { return nil }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
            guard let start = buffer.baseAddress, rd_kafka_conf_get(handle, name, start, &size) == RD_KAFKA_CONF_OK
            else { return nil }
            return String(cString: start)
        }
    }
}
