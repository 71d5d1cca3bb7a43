import Kafka
import KafkaTestKit
import Pipeline
import SwitchboardService
import Testing

/// What a broker says about a plan.
@Suite struct TopicCheckTests {
    private static let timeout: Int32 = 10_000

    private static func check(_ plan: TopicPlan, _ connection: TestConnection) throws -> TopicReport {
        try TopicCheck.run(
            plan: plan, admin: AdminClient(configuration: connection.configuration()), timeoutMilliseconds: timeout)
    }

    @Test func whatIsMissingIsNamedWithWhatToDo() throws {
        let connection = try TestBroker.embedded.connect()
        let plan = try TopicBench.plan()
        for topic in plan.required { try connection.createTopic(topic.name) }
        // With librdkafka 2.0 the embedded broker creates what it is asked about by name, so it is told to deny it.
        connection.embedded?.setError(.unknownTopicOrPartition, ofTopic: "assignments.hr")
        let report = try Self.check(plan, connection)
        #expect(report.missing.map(\.name) == ["assignments.hr"])
        #expect(report.problems.map(\.sentence).first?.contains("`switchboard topics create` makes it") == true)
        #expect(report.partitions["assignments.safety"] == 1)
        #expect(report.notes.contains { $0.contains("no Kafka topic is there yet that the input inquiries reads") })
        #expect(report.notes.contains { $0.contains("(Read, Write) is not checked") })
    }

    @Test func aKafkaTopicThatMayNotBeSeenIsNotCalledMissing() throws {
        let connection = try TestBroker.embedded.connect()
        let plan = try TopicBench.plan()
        for topic in plan.required { try connection.createTopic(topic.name) }
        try connection.createTopic("inquiries.sms")
        #expect(try Self.check(plan, connection).problems.isEmpty)
        connection.embedded?.setError(.topicAuthorizationFailed, ofTopic: "assignments.hr")
        let report = try Self.check(plan, connection)
        #expect(report.problems.map(\.kind) == [.forbidden])
        #expect(report.problems.first?.sentence.contains("`switchboard topics acls`") == true)
        #expect(report.missing.isEmpty)
        #expect(!report.notes.contains { $0.contains("no Kafka topic is there yet") })
    }

    @Test func aBrokerThatDoesNotAnswerIsAnErrorWithinTheTime() throws {
        var configuration = ClientConfiguration()
        try configuration.set("bootstrap.servers", "127.0.0.1:1")  // nobody listens there
        let admin = try AdminClient(configuration: configuration, handlers: ClientEventHandlers(log: { _ in }))
        let plan = try TopicBench.plan()
        let start = ContinuousClock.now
        #expect(throws: KafkaError.self) {
            try TopicCheck.run(plan: plan, admin: admin, timeoutMilliseconds: 1000)
        }
        #expect(start.duration(to: .now) < .seconds(10))
    }

    @Test(arguments: TestBroker.real)
    func outputsSayHowLargeARecordTheyTake(broker: TestBroker) throws {
        let connection = try broker.connect()
        let prefix = connection.uniqueName("limits")
        let plan = try TopicBench.plan(
            """
            kafka_topics: {decisions: \(prefix)-small, dead_letter: \(prefix)-large}
            limits: {output_bytes: 500000}
            """)
        try connection.createTopic("\(prefix)-small", settings: ["max.message.bytes": "65535"])
        try connection.createTopic("\(prefix)-large", settings: ["max.message.bytes": "65536"])
        let report = try Self.check(plan, connection)
        let own = report.problems.filter { $0.topic.name.hasPrefix(prefix) }
        #expect(own.map(\.kind) == [.limitTooSmall])
        #expect(own.first?.sentence.contains("set its max.message.bytes to 65536 or more") == true)
        #expect(report.limits.limit(of: "\(prefix)-large") == 65536)
        #expect(report.limits.limit(of: "another") == 500_000)
    }

    @Test(arguments: TestBroker.real)
    func whatInstancesShareMustBeCompactedAndKeepsNobodyFromRouting(broker: TestBroker) throws {
        let connection = try broker.connect()
        let prefix = connection.uniqueName("shared")
        let plan = try TopicBench.plan(
            "kafka_topics: {rule_books: \(prefix)-books, instances: \(prefix)-instances}")
        try connection.createTopic("\(prefix)-books", settings: ["cleanup.policy": "compact"])
        try connection.createTopic("\(prefix)-instances")
        let troubles = try Self.check(plan, connection).troublesOfTheFleet
        #expect(troubles.map(\.kind) == [.notCompacted])
        #expect(troubles.first?.sentence.contains("has cleanup.policy=delete: set it to compact") == true)
        #expect(try !Self.check(plan, connection).obstacles.contains { $0.topic.name.hasPrefix(prefix) })
    }
}
