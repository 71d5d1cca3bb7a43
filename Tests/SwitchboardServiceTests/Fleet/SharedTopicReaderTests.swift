import Kafka
import KafkaTestKit
import Testing

@testable import SwitchboardService

/// Reading what instances share.
@Suite struct SharedTopicReaderTests {
    private func reader(_ connection: TestConnection, _ name: String) throws -> SharedTopicReader {
        let configuration = try TopicBench.configuration(
            "kafka: {bootstrap_servers: [\"\(connection.bootstrapServers)\"], group: \(name)}")
        return try SharedTopicReader(configuration, [name], handlers: ClientEventHandlers())
    }

    @Test(arguments: TestBroker.all)
    func oneThatEndsAtOnceHarmsNothing(_ broker: TestBroker) throws {
        let connection = try broker.connect()
        let name = try connection.createTopic()
        for _ in 0..<10 {
            let reader = try reader(connection, name)
            #expect(try reader.begin(timeoutMilliseconds: 5_000) == [name])
            #expect(reader.isAtEnd)
        }
    }

    @Test(arguments: TestBroker.all)
    func itReadsWhatWasThereAtTheBeginningAndGoesOn(_ broker: TestBroker) throws {
        let connection = try broker.connect()
        let name = try connection.createTopic()
        try connection.produce([TestRecord("1", key: "a"), TestRecord("2", key: "b")], to: name)
        let reader = try reader(connection, name)
        _ = try reader.begin(timeoutMilliseconds: 5_000)
        var values: [String] = []
        try reader.readToEnd(before: .now + .seconds(10)) {
            values.append(String(decoding: $0.value ?? [], as: UTF8.self))
        }
        #expect(values == ["1", "2"])
        try connection.produce([TestRecord("3", key: "a")], to: name)
        try awaitCondition("the next comes") { try reader.next(timeoutMilliseconds: 100)?.value == Array("3".utf8) }
    }

    @Test func aKafkaTopicThatIsNotThereIsNotMade() throws {
        let connection = try TestBroker.embedded.connect()
        let reader = try reader(connection, "missing")
        #expect(try reader.begin(timeoutMilliseconds: 5_000) == [])
        #expect(reader.isAtEnd)
    }
}
