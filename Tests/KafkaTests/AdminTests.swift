import Kafka
import KafkaTestKit
import Testing

@Suite struct AdminTests {
    private static let timeout: Int32 = 10_000

    @Test(arguments: TestBroker.real)
    func topicsAreCreatedDescribedAndDeleted(broker: TestBroker) throws {
        let connection = try broker.connect()
        let admin = try AdminClient(configuration: connection.configuration())
        let name = connection.uniqueName()
        let topic = NewTopic(
            name: name, partitions: 3, replicationFactor: 1, settings: ["max.message.bytes": "4096"])
        let created = try admin.createTopics([topic], timeoutMilliseconds: Self.timeout)
        #expect(created.map(\.error) == [nil])
        let again = try admin.createTopics([topic], timeoutMilliseconds: Self.timeout)
        #expect(again.map(\.error) == [.topicAlreadyExists])
        try awaitCondition("it has three partitions") {
            try admin.metadata(topic: name, timeoutMilliseconds: Self.timeout).topics.first?.partitions.count == 3
        }
        let all = try admin.metadata(timeoutMilliseconds: Self.timeout)
        #expect(all.brokers.count == 1)
        #expect(all.topics.contains { $0.name == name && $0.error == nil })
        let settings = try admin.topicSettings([name, "no-such"], timeoutMilliseconds: Self.timeout)
        #expect(settings.first { $0.name == name }?.values["max.message.bytes"] == "4096")
        #expect(settings.first { $0.name == "no-such" }?.error == .unknownTopicOrPartition)
        let deleted = try admin.deleteTopics([name], timeoutMilliseconds: Self.timeout)
        #expect(deleted.map(\.error) == [nil])
        try awaitCondition("it is gone") {
            try admin.metadata(topic: name, timeoutMilliseconds: Self.timeout).topics.first?.error
                == .unknownTopicOrPartition
        }
    }

    @Test(arguments: TestBroker.real)
    func aTopicThatCannotBeCreatedSaysWhy(broker: TestBroker) throws {
        let connection = try broker.connect()
        let admin = try AdminClient(configuration: connection.configuration())
        let name = connection.uniqueName()
        let results = try admin.createTopics(
            [
                NewTopic(name: "not allowed", partitions: 1, replicationFactor: 1),
                NewTopic(name: name, partitions: 1, replicationFactor: 7),
                NewTopic(name: name + "-2", settings: ["no.such.setting": "1"]),
            ], timeoutMilliseconds: Self.timeout)
        #expect(results.map(\.error) == [.invalidTopic, .invalidReplicationFactor, .invalidConfiguration])
        #expect(results.allSatisfy { !$0.message.isEmpty })
    }

    @Test(arguments: TestBroker.all)
    func aTopicIsDescribedByItsNameAndAmongAll(broker: TestBroker) throws {
        let connection = try broker.connect()
        let existing = try connection.createTopic(partitions: 2)
        let admin = try AdminClient(configuration: connection.configuration())
        let found = try admin.metadata(topic: existing, timeoutMilliseconds: Self.timeout)
        #expect(found.topics.map(\.partitions.count) == [2])
        let all = try admin.metadata(timeoutMilliseconds: Self.timeout)
        #expect(all.topics.contains { $0.name == existing })
    }
}
