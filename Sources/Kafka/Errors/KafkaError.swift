import CRdKafka

/// A failed call of librdkafka: what was tried, why it failed, and what may be done next.
public struct KafkaError: Error, Hashable, Sendable {
    /// Why it failed.
    public let code: KafkaErrorCode
    /// What was tried, such as "commit transaction".
    public let operation: String
    /// Whether the same call, with the same arguments, may be tried again.
    public let isRetriable: Bool
    /// Whether the open transaction must be aborted; a new one may then begin.
    public let isAbortable: Bool
    /// Whether the client can do nothing more: destroy it and make a new one.
    public let isFatal: Bool
    /// librdkafka's own text.
    public let message: String

    /// An error by its parts.
    public init(
        code: KafkaErrorCode, operation: String, message: String, isRetriable: Bool = false, isAbortable: Bool = false,
        isFatal: Bool = false
    ) {
        self.code = code
        self.operation = operation
        self.message = message
        self.isRetriable = isRetriable
        self.isAbortable = isAbortable
        self.isFatal = isFatal
    }
}

extension KafkaError {
    /// An error of a call that gives a bare code.
    init(_ code: KafkaErrorCode, operation: String) {
        self.init(
            code: code, operation: operation, message: code.explanation, isRetriable: code.isTransient,
            isFatal: code == .fatal)
    }

    /// Takes what is in `error` over and destroys it.
    init(consuming error: OpaquePointer, operation: String) {
        self.init(
            code: KafkaErrorCode(rawValue: rd_kafka_error_code(error).rawValue), operation: operation,
            message: String(cString: rd_kafka_error_string(error)),
            isRetriable: rd_kafka_error_is_retriable(error) != 0,
            isAbortable: rd_kafka_error_txn_requires_abort(error) != 0, isFatal: rd_kafka_error_is_fatal(error) != 0)
        rd_kafka_error_destroy(error)
    }

    /// Throws unless `code` says "no error".
    static func check(_ code: rd_kafka_resp_err_t, _ operation: String) throws(KafkaError) {
        guard let code = KafkaErrorCode(code) else { return }
        throw KafkaError(code, operation: operation)
    }

    /// Throws what an `rd_kafka_error_t` holds, if there is one, and destroys it.
    static func check(_ error: OpaquePointer?, _ operation: String) throws(KafkaError) {
        guard let error else { return }
        throw KafkaError(consuming: error, operation: operation)
    }
}

extension KafkaError: CustomStringConvertible {
    /// What was tried, why it failed, and the code's name.
    public var description: String { "\(operation): \(message) (\(code.name))" }
}
