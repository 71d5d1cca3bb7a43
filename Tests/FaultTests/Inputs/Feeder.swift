import Dispatch
import Foundation
import Kafka
import KafkaTestKit
import Synchronization

/// Writes a run's inputs at a steady pace beside everything else, without the proxy, and through every outage of a broker.
final class Feeder: Sendable {
    private struct State {
        var written = 0
        var error: (any Error)?
    }

    private let state = Mutex(State())
    private let isOver = DispatchSemaphore(value: 0)

    /// Begins; the inputs are spread over `seconds`.
    init(_ inquiries: [PlannedInquiry], to kafkaTopic: String, servers: String, seconds: Double) {
        let records = inquiries.enumerated().map { $1.record(number: $0) }
        Thread.detachNewThread { [self] in
            do { try feed(records, to: kafkaTopic, servers: servers, seconds: seconds) } catch {
                state.withLock { $0.error = error }
            }
            isOver.signal()
        }
    }

    /// How many inputs were handed over.
    var written: Int { state.withLock { $0.written } }

    /// Waits until Kafka has all inputs.
    func wait() throws {
        isOver.wait()
        isOver.signal()
        if let error = state.withLock({ $0.error }) { throw error }
    }

    private func feed(_ records: [TestRecord], to kafkaTopic: String, servers: String, seconds: Double) throws {
        let connection = TestConnection(bootstrapServers: servers)
        let producer = try Producer(
            configuration: connection.configuration([
                "enable.idempotence": "true", "partitioner": "murmur2_random", "message.timeout.ms": "120000",
                "reconnect.backoff.max.ms": "500",
            ]), handlers: ClientEventHandlers(log: { _ in }))
        let pause = 0.05
        let began = ContinuousClock.now
        var written = 0
        while written < records.count {
            let share = min(1, (ContinuousClock.now - began) / .seconds(seconds))
            let due = min(records.count, Int(share * Double(records.count)))
            if due > written {
                try producer.produce(Array(records[written..<due]), to: kafkaTopic)
                written = due
                state.withLock { [written] in $0.written = written }
            }
            producer.poll(timeoutMilliseconds: 0)
            Thread.sleep(forTimeInterval: pause)  // the pace of the input, nothing that is waited for
        }
        guard producer.flush(timeoutMilliseconds: 120_000), producer.deliveries.delivered == records.count else {
            throw ConditionNotMet(description: "\(producer.deliveries.delivered) of \(records.count) were written")
        }
    }
}
