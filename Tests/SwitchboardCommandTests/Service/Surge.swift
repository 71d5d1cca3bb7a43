import Dispatch
import Foundation
import Kafka
import KafkaTestKit
import Synchronization

/// Produces at a steady pace beside the test, which reads meanwhile.
final class Surge: Sendable {
    /// A minute's 3,000 are 50 a second; this is ten times as many.
    static let perTenthOfASecond = 50

    private let outcome = Mutex<Result<Void, any Error>?>(nil)
    private let isOver = DispatchSemaphore(value: 0)

    init(
        _ connection: TestConnection, _ records: [TestRecord], to kafkaTopic: String,
        perTenthOfASecond: Int = Surge.perTenthOfASecond
    ) {
        let servers = connection.bootstrapServers
        DispatchQueue.global().async { [self] in
            let result = Result {
                try Self.produce(records, to: kafkaTopic, servers: servers, perTenthOfASecond: perTenthOfASecond)
            }
            outcome.withLock { $0 = result }
            isOver.signal()
        }
    }

    /// Waits until the broker has all of it.
    func wait() throws {
        isOver.wait()
        try outcome.withLock { try $0?.get() }
    }

    private static func produce(
        _ records: [TestRecord], to kafkaTopic: String, servers: String, perTenthOfASecond: Int
    ) throws {
        let connection = TestConnection(bootstrapServers: servers)
        let producer = try Producer(configuration: connection.configuration(["enable.idempotence": "true"]))
        for start in stride(from: 0, to: records.count, by: perTenthOfASecond) {
            try producer.produce(
                Array(records[start..<min(start + perTenthOfASecond, records.count)]), to: kafkaTopic)
            producer.poll(timeoutMilliseconds: 0)
            Thread.sleep(forTimeInterval: 0.1)  // the pace of the input, nothing that is waited for
        }
        guard producer.flush(timeoutMilliseconds: 20_000), producer.deliveries.delivered == records.count else {
            throw ConditionNotMet(description: "\(producer.deliveries.delivered) of \(records.count) were delivered")
        }
    }
}
