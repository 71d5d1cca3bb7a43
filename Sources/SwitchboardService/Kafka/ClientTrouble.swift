public import Kafka
import Synchronization

/// Remembers the last thing that went wrong with a client's connections. An admin client has only its log to say it: a refused
/// password looks like a time that is over otherwise.
public final class ClientTrouble: Sendable {
    private let last = Mutex<String?>(nil)

    /// Nothing yet.
    public init() {}

    /// The last line of the client's log that reports an error, without the name of librdkafka's thread.
    public var text: String? { last.withLock { $0 } }

    /// Handlers to make the client with. Nothing else is done with its log.
    public var handlers: ClientEventHandlers {
        ClientEventHandlers(log: { line in
            guard line.level <= Self.errorLevel else { return }
            let isNamed = line.text.hasPrefix("[thrd:")
            let text = isNamed ? line.text.split(separator: "]: ", maxSplits: 1).last.map(String.init) : line.text
            self.last.withLock { $0 = text ?? line.text }
        })
    }

    /// syslog's LOG_ERR.
    private static let errorLevel = 3
}
