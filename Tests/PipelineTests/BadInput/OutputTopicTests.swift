import Foundation
import Kafka
import KafkaTestKit
import Pipeline
import SeededNumbers
import Synchronization
import Telemetry
import Testing

/// An output Kafka topic that is not there, may not be written or takes too little: the inquiries wait, the log names it,
/// and when it is mended each is routed once.
@Suite(.serialized, .enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct OutputTopicTests {
    /// Log lines, written by any thread.
    final class Lines: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
        var log: Logger {
            Logger(format: .json, minimumLevel: .info, write: { line in self.bytes.withLock { $0 += line } })
        }
    }

    @Test(arguments: TestBroker.real)
    func inquiriesForAMissingKafkaTopicWaitUntilItIsThere(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker)
        let missing = "\(fixture.group).assignments.later"
        let lines = Lines()
        let pipeline = try start(fixture, frontOffice: missing, lines)
        defer { _ = fixture.stop(pipeline) }
        try expectSomeWait(fixture, for: missing, lines, decided: 10)
        try fixture.connection.createTopic(missing)
        try expectEachOnce(fixture, frontOffice: missing)
    }

    @Test(arguments: TestBroker.real)
    func inquiriesForAForbiddenKafkaTopicWaitUntilItIsAllowed(_ broker: TestBroker) throws {
        // A node of its own that knows permissions; everything is allowed but what is denied by name.
        let kafka = try ApacheKafka(settings: [
            "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found": "true",
        ])
        let fixture = try PipelineFixture(TestConnection(bootstrapServers: kafka.bootstrapServers))
        let forbidden = fixture.output("front-office")
        let denial = ["--deny-principal", "User:*", "--operation", "Write", "--topic", forbidden]
        try kafka.changeACLs(["--add"] + denial)
        let lines = Lines()
        let pipeline = try start(fixture, frontOffice: forbidden, lines)
        defer { _ = fixture.stop(pipeline) }
        try expectSomeWait(fixture, for: forbidden, lines, decided: 10)
        try kafka.changeACLs(["--remove", "--force"] + denial)
        try expectEachOnce(fixture, frontOffice: forbidden)
    }

    @Test(arguments: TestBroker.real)
    func anAssignmentOverItsKafkaTopicsLimitIsCutUntilItFits(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker)
        let small = "\(fixture.group).assignments.small"
        try fixture.connection.createTopic(small, settings: ["max.message.bytes": "70000"])
        let lines = Lines()
        let long = TestRecord(#"{"text":"\#(Self.randomLetters(400_000))"}"#)
        let pipeline = try start(fixture, frontOffice: small, lines, and: [long])
        defer { _ = fixture.stop(pipeline) }
        try expectEachOnce(fixture, frontOffice: small, count: 6)
        let assignments = try fixture.connection.committedRecords(of: small, count: 6)
        #expect(try assignments.count { try $0.object()["truncated"] as? Bool == true } == 1)
        #expect(lines.text.contains("Smaller records for a Kafka topic"))
    }

    @Test(arguments: TestBroker.real)
    func aKafkaTopicThatTakesLessThanTheLeastKeepsItsInquiriesWaitingAndIsNamed(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker)
        let tiny = "\(fixture.group).assignments.tiny"
        try fixture.connection.createTopic(tiny, settings: ["max.message.bytes": "10000"])
        let lines = Lines()
        let long = TestRecord(#"{"text":"\#(Self.randomLetters(400_000))"}"#)
        let pipeline = try start(fixture, frontOffice: tiny, lines, and: [long])
        defer { _ = fixture.stop(pipeline) }
        try expectSomeWait(fixture, for: tiny, lines, decided: 15)
        let kafka = try ApacheKafka.shared.get()
        try kafka.changeSetting("max.message.bytes=1000000", of: tiny)
        try expectEachOnce(fixture, frontOffice: tiny, count: 6)
    }

    /// Starts on ten inquiries for transportation and five for the front office.
    private func start(
        _ fixture: PipelineFixture, frontOffice: String, _ lines: Lines, and others: [TestRecord] = []
    ) throws -> Pipeline {
        let records = PipelineFixture.inquiries(0..<15) { $0 < 10 ? "the bus is late" : "when does the library open" }
        try fixture.connection.produce(records + others, to: fixture.input)
        let kafkaTopics = [fixture.output("transportation"), fixture.output("safety"), frontOffice]
        let book = RuleBookSlot(try SmallBook.make(kafkaTopics: kafkaTopics))
        return try Pipeline(settings: fixture.settings, book: book, log: lines.log)
    }

    /// The log names the Kafka topic. What came in a batch of its own before may be decided, so many at most; the others wait.
    private func expectSomeWait(
        _ fixture: PipelineFixture, for kafkaTopic: String, _ lines: Lines, decided most: Int
    ) throws {
        try awaitCondition("the log names it", within: 40) { lines.text.contains("produce to \(kafkaTopic)") }
        let decided = try fixture.connection.committedRecords(of: fixture.decisions, count: most + 1, within: 2)
        #expect(decided.count <= most)
    }

    private func expectEachOnce(_ fixture: PipelineFixture, frontOffice: String, count: Int = 5) throws {
        let decisions = try fixture.connection.committedRecords(of: fixture.decisions, count: 10 + count, within: 120)
        #expect(decisions.count == 10 + count)
        let owned = try fixture.connection.committedRecords(of: frontOffice, count: count)
        #expect(Set(try owned.map { try $0.inquiryID() }).count == count)
        #expect(owned.count == count)
        let others = try fixture.connection.committedRecords(of: fixture.output("transportation"), count: 10)
        #expect(Set(try others.map { try $0.inquiryID() }).count == 10)
        #expect(others.count == 10)
    }

    /// Letters that no compression makes small.
    private static func randomLetters(_ count: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
        var random = SplitMix64(seed: 1)
        return String(decoding: (0..<count).map { _ in letters[random.next(below: letters.count)] }, as: UTF8.self)
    }
}
