import Kafka
import KafkaTestKit
import Testing

/// A node of their own, which these tests may harm.
@Suite(.serialized) struct ApacheKafkaTests {
    private static let node = Result { try ApacheKafka(settings: ["auto.create.topics.enable": "true"]) }

    // On a broker that would create it. (The embedded one does so whatever it is told.)
    @Test(arguments: TestBroker.real)
    func askingAboutAMissingTopicDoesNotCreateIt(broker: TestBroker) throws {
        let connection = try TestConnection(bootstrapServers: Self.node.get().bootstrapServers)
        let admin = try AdminClient(configuration: connection.configuration())
        let missing = connection.uniqueName("missing")
        for _ in 0..<2 {
            let answer = try admin.metadata(topic: missing, timeoutMilliseconds: 10_000)
            #expect(answer.topics.first?.error == .unknownTopicOrPartition)
        }
        #expect(try !admin.metadata(timeoutMilliseconds: 10_000).topics.contains { $0.name == missing })
    }

    @Test(arguments: TestBroker.real)
    func aKilledNodeComesBackWithItsData(broker: TestBroker) throws {
        let node = try Self.node.get()
        let connection = TestConnection(bootstrapServers: node.bootstrapServers)
        let topic = try connection.createTopic()
        try connection.produce([TestRecord("kept")], to: topic)
        try node.kill()
        #expect(node.processID == nil)
        try node.start()
        #expect(try connection.committedRecords(of: topic, count: 1, within: 40).map(\.text) == ["kept"])
        node.pause()
        #expect(node.processID != nil)
        node.resume()
        try node.stop()
        #expect(node.processID == nil)
    }
}
