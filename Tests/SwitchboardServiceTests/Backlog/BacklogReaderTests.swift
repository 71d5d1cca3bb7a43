import AdminAPI
import Foundation
import Kafka
import KafkaTestKit
import Testing

@testable import SwitchboardService

/// What waits, as a broker tells it.
@Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct BacklogReaderTests {
    private let connection: TestConnection
    private let name: String
    private let reader: BacklogReader

    init() throws {
        connection = try TestBroker.apacheKafka.connect()
        name = connection.uniqueName("backlog")
        for kafkaTopic in ["in", "dead-letter"] { try connection.createTopic("\(name).\(kafkaTopic)", partitions: 2) }
        let configuration = try TopicBench.configuration(
            """
            kafka: {bootstrap_servers: ["\(connection.bootstrapServers)"], group: \(name)}
            kafka_topics: {dead_letter: \(name).dead-letter}
            inputs: [{name: in, kafka_topics: [\(name).in]}]
            """)
        reader = try BacklogReader(configuration, knowsOffsets: true, handlers: ClientEventHandlers())
    }

    /// librdkafka 2.0.2 crashes the process where an admin client asks this of a broker that has just started.
    @Test func aBrokerThatKnowsNoGroupsYetHarmsNothing() throws {
        let node = try ApacheKafka()
        let fresh = TestConnection(bootstrapServers: node.bootstrapServers)
        try fresh.createTopic("in")
        let reader = try BacklogReader(
            TopicBench.configuration(
                "kafka: {bootstrap_servers: [\"\(node.bootstrapServers)\"]}\ninputs: [{name: in, kafka_topics: [in]}]"),
            knowsOffsets: true, handlers: ClientEventHandlers())
        try awaitCondition("it answers") { (try? reader.read())?.lag == 0 }
    }

    @Test func withoutRecordsNothingWaits() throws {
        let backlog = try reader.read()
        #expect(backlog.lag == 0)
        #expect(backlog.oldestUnreadAt == nil)
        #expect(backlog.deadLetters == Backlog.DeadLetters(count: 0, isExact: true))
    }

    @Test func whatTheGroupHasNotCommittedIsUnreadAndTheOldestOfItHasAnAge() throws {
        for number in 0..<5 { try connection.produce([TestRecord("{}", key: "a\(number % 2)")], to: "\(name).in") }
        let before = try reader.read()
        #expect(before.lag == 5)
        let records = try connection.committedRecords(of: "\(name).in", count: 5)
        #expect(before.oldestUnreadAt != nil)
        let consumer = try Consumer(configuration: connection.configuration(["group.id": name]))
        var done = TopicPartitionList()
        let partition = try #require(records.last?.partition)
        let inPartition = records.filter { $0.partition == partition }.count
        done.add(topic: "\(name).in", partition: partition, offset: Int64(inPartition))
        try consumer.commit(done)
        let after = try reader.read()
        #expect(after.lag == 5 - inPartition)
        #expect((after.oldestUnreadAt == nil) == (inPartition == 5))
    }

    @Test func deadLettersAreCountedOneByOneAndOfManyAtMostSoManyAreSaid() throws {
        let letters = (0..<3).map { TestRecord("x", key: "k\($0)") }
        try connection.produce(letters, to: "\(name).dead-letter")
        let few = try #require(try reader.read().deadLetters)
        #expect(few.count == 3 && few.isExact)
        let (oldest, newest) = (try #require(few.oldestAt), try #require(few.newestAt))
        #expect(oldest <= newest)
        try connection.produce((0..<400).map { TestRecord("x", key: "k\($0)") }, to: "\(name).dead-letter")
        let many = try #require(try reader.read().deadLetters)
        #expect(many.count == 403 && !many.isExact)
        #expect(many.oldestAt == oldest)
        #expect(try #require(many.newestAt) >= newest)
    }
}
