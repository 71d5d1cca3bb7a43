import Foundation
import JSON
import Kafka
import KafkaTestKit
import Testing

/// `switchboard redrive` as a process, on the embedded broker, which hides no aborted transaction and keeps no offsets.
@Suite struct RedriveCommandTests {
    private static let secret = "my daughter is not home"

    private static func environment(_ connection: TestConnection) -> [String: String] {
        ["SWITCHBOARD_KAFKA_BOOTSTRAP_SERVERS": connection.bootstrapServers, "SWITCHBOARD_TIMEOUTS_BROKER": "10s"]
    }

    private static func letter(attempt: Int) -> TestRecord {
        TestRecord(
            secret, key: "family",
            headers: [
                "switchboard_reason": "not_json", "switchboard_reason_text": "the value is not JSON",
                "switchboard_source_topic": "inquiries.web", "switchboard_source_partition": "2",
                "switchboard_source_offset": "5", "switchboard_source_timestamp": "1",
                "switchboard_attempt": "\(attempt)",
            ])
    }

    private static func run(_ connection: TestConnection, _ arguments: String...) throws -> Executable.Outcome {
        try Executable.run(["redrive"] + arguments, environment: environment(connection))
    }

    @Test func itPutsBackNamesWhatIsLeftAndShowsNoContents() throws {
        let connection = try TestBroker.embedded.connect()
        for topic in ["inquiries.web", "switchboard.dead-letter"] { try connection.createTopic(topic) }
        try connection.produce(
            [Self.letter(attempt: 1), Self.letter(attempt: 3)], to: "switchboard.dead-letter")

        let dry = try Self.run(connection, "--dry-run")
        #expect(dry.status == 1, "\(dry.stderr)")
        #expect(dry.stdout.hasPrefix("1 dead letter would be put back, 1 left\n"))
        #expect(try connection.committedRecords(of: "inquiries.web", count: 0).isEmpty)

        let real = try Self.run(connection)
        #expect(real.status == 1, "\(real.stderr)")
        #expect(real.stdout.contains("  not_json  inquiries.web         1     1\n"))
        #expect(real.stdout.contains("switchboard.dead-letter[0]@1, came from inquiries.web[2]@5\n"))
        #expect(try connection.committedRecords(of: "inquiries.web", count: 1).map(\.text) == [Self.secret])
        #expect(!(dry.stdout + dry.stderr + real.stdout + real.stderr).contains("daughter"))
    }

    @Test func jsonIsOneObject() throws {
        let connection = try TestBroker.embedded.connect()
        for topic in ["inquiries.web", "switchboard.dead-letter"] { try connection.createTopic(topic) }
        try connection.produce([Self.letter(attempt: 3)], to: "switchboard.dead-letter")
        let outcome = try Self.run(connection, "--dry-run", "--format", "json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [String: Any])
        #expect(object["left"] as? Int == 1)
        #expect(object["redriven"] as? Int == 0)
        let leftOver = try #require(object["left_over"] as? [[String: Any]])
        #expect(leftOver.first?["obstacle"] as? String == "attempts")
        #expect(leftOver.first?["source_offset"] as? Int == 5)
    }

    @Test func nothingToDoIsFine() throws {
        let connection = try TestBroker.embedded.connect()
        try connection.createTopic("switchboard.dead-letter")
        let outcome = try Self.run(connection)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        #expect(outcome.stdout == "0 dead letters put back, 0 left\n")
    }

    @Test(arguments: [
        (["--reason", "typo"], "--reason must be one of empty, not_utf8"),
        (["--since", "yesterday"], "--since must be"),
        (["--max-attempts", "1"], "--max-attempts must be"), (["--limit", "0"], "--limit must be"),
    ])
    func aWrongCommandLineIsSaid(arguments: [String], message: String) throws {
        let outcome = try Executable.run(["redrive"] + arguments)
        #expect(outcome.status == 64)
        #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
    }

    @Test func noBrokerEndsWith69() throws {
        // Port 1 of loopback: nothing listens there.
        let outcome = try Executable.run(
            ["redrive", "--dry-run"],
            environment: [
                "SWITCHBOARD_KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1", "SWITCHBOARD_TIMEOUTS_BROKER": "1s",
            ])
        #expect(outcome.status == 69)
        #expect(outcome.stderr.contains("no answer from 127.0.0.1:1"), "\(outcome.stderr)")
    }

    @Test func aBrokenConfigurationEndsWith78() throws {
        let outcome = try Executable.run(["redrive"], environment: ["SWITCHBOARD_WORKERS": "many"])
        #expect(outcome.status == 78)
    }
}
