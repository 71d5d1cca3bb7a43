public import Configuration
public import Kafka
import Synchronization

/// Remembers what went wrong with a client's connections. An admin client has only its log to say it: a refused password
/// looks like a time that is over otherwise.
public final class ClientTrouble: Sendable {
    private struct State {
        var text: String?
        var refusal: ConnectionRefusal?
    }

    private let state = Mutex(State())

    /// Nothing yet.
    public init() {}

    /// The last line of the client's log that reports an error, without the name of librdkafka's thread.
    public var text: String? { state.withLock { $0.text } }

    /// The last refusal by somebody who listens. It outlasts errors of other kinds: of a host's two addresses one often
    /// reaches nobody.
    public var refusal: ConnectionRefusal? { state.withLock { $0.refusal } }

    /// What to do about it, with what librdkafka says; just that, or the call's own error, where it is not known what to do.
    public func explanation(of error: KafkaError, _ kafka: KafkaConfiguration) -> String {
        let text = text ?? error.description
        guard let refusal else { return text }
        // Of a certificate librdkafka says the same whatever is wrong: only who showed it is news.
        let isAdviceEnough = if case .certificate = refusal { true } else { false }
        let detail = isAdviceEnough ? text.split(separator: ": ", maxSplits: 1).first ?? "" : text[...]
        return "\(refusal.advice(kafka)) (\(detail))"
    }

    /// Handlers to make the client with. Nothing else is done with its log.
    public var handlers: ClientEventHandlers {
        ClientEventHandlers(
            log: { line in
                let refusal = ConnectionRefusal(facility: line.facility, text: line.text)
                guard refusal != nil || line.level <= Self.errorLevel else { return }
                let isNamed = line.text.hasPrefix("[thrd:")
                let text =
                    isNamed ? line.text.split(separator: "]: ", maxSplits: 1).last.map(String.init) : line.text
                self.state.withLock { state in
                    state.text = text ?? line.text
                    if let refusal { state.refusal = refusal }
                }
            }, certificate: { problem in self.state.withLock { $0.refusal = .certificate(problem) } })
    }

    /// syslog's LOG_ERR.
    private static let errorLevel = 3
}
