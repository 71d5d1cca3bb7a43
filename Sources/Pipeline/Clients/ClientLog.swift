import Kafka
import Synchronization
import Telemetry

/// What librdkafka tells, as log lines: each cause at most every ten seconds, since a broker's outage repeats itself.
enum ClientLog {
    static func handlers(log: Logger, worker: Int) -> ClientEventHandlers {
        // Called on librdkafka's own threads, hence the lock; it is never held for long.
        let repeats = LockedRepeats()
        return ClientEventHandlers(
            log: { line in
                let level: LogLevel = line.level <= syslogError ? .warning : .debug
                guard repeats.allows(line.facility) else { return }
                log.log(
                    level, "librdkafka",
                    [.integer("worker", worker), .text("facility", line.facility), .text("text", line.text)])
            },
            error: { error in
                guard repeats.allows(error.code.name) else { return }
                log.warning("Kafka client", .integer("worker", worker), .text("error", error.description))
            })
    }

    /// syslog's severity 3.
    private static let syslogError = 3

    private final class LockedRepeats: Sendable {
        private let limiter = Mutex(RepeatLimiter())

        func allows(_ cause: String) -> Bool {
            limiter.withLock { $0.allows(cause, now: MonotonicClock().now()) }
        }
    }
}
