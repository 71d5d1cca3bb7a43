import AdminAPI
import KafkaTestKit
import Telemetry
import Testing

@testable import SwitchboardService

/// What becomes of an order on its way to the others.
@Suite struct FleetLinkTests {
    private func order(_ kind: FleetOrder.Kind, at time: String) -> FleetOrder {
        let hash = String(repeating: "a", count: 64)
        return FleetOrder(kind: kind, folder: hash, book: hash, at: time, instance: "one")
    }

    /// Gives an order until something has become of it: a link that has just begun may need a moment.
    private func settled(_ order: FleetOrder, _ link: FleetLink) async -> OrderDelivery {
        for _ in 0..<5 {
            let delivery = await link.publish(order)
            if delivery.state != .waiting { return delivery }
        }
        return OrderDelivery(.waiting)
    }

    /// A link that runs for as long as the body takes.
    private func withLink(
        _ connection: TestConnection, _ ruleBooks: String, _ body: (FleetLink) async throws -> Void
    ) async throws {
        let configuration = try TopicBench.configuration(
            """
            kafka: {bootstrap_servers: ["\(connection.bootstrapServers)"]}
            kafka_topics: {rule_books: \(ruleBooks), instances: \(connection.createTopic())}
            """)
        let link = FleetLink(configuration, log: Logger(format: .json) { _ in })
        link.start { _ in }
        defer { link.stop() }
        try await body(link)
    }

    @Test(arguments: TestBroker.all)
    func anOrderIsWrittenOnceHoweverOftenItIsGivenAndALaterOneOvertakesIt(_ broker: TestBroker) async throws {
        let connection = try broker.connect()
        let kafkaTopic = try connection.createTopic()
        let first = order(.confirm, at: "2026-09-15T16:00:00.000Z")
        let later = order(.rollback, at: "2026-09-15T16:00:01.000Z")
        try await withLink(connection, kafkaTopic) { link in
            #expect(await settled(first, link) == OrderDelivery(.published))
        }
        // As after a restart, or a delivery whose answer was lost.
        try await withLink(connection, kafkaTopic) { link in
            #expect(await settled(first, link) == OrderDelivery(.published))
            #expect(await settled(later, link) == OrderDelivery(.published))
        }
        try await withLink(connection, kafkaTopic) { link in
            #expect(await settled(first, link) == OrderDelivery(.superseded))
        }
        let orders = try connection.committedRecords(of: kafkaTopic, count: 2).map {
            ControlLine.value(FleetOrder.self, of: $0.value ?? [])
        }
        #expect(orders == [first, later])
    }

    @Test func withoutItsKafkaTopicAnOrderWaitsAndSaysWhatIsMissing() async throws {
        let connection = try TestBroker.embedded.connect()
        try await withLink(connection, "missing") { link in
            let delivery = await link.publish(order(.confirm, at: "2026-09-15T16:00:00.000Z"))
            #expect(delivery.state == .waiting)
            #expect(delivery.reason?.contains("the Kafka topic missing does not exist") == true)
        }
    }
}
