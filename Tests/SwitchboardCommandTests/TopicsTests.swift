import Foundation
import Kafka
import KafkaTestKit
import Testing

/// `switchboard topics` with and without a broker.
@Suite struct TopicsTests {
    @Test func theACLsAreTheLeastThatIsNeededAndAskNoBroker() throws {
        let environment = ["SWITCHBOARD_KAFKA_BOOTSTRAP_SERVERS": "broker:9092"]
        let outcome = try Executable.run(
            ["topics", "acls", "--principal", "User:CN=router,O=A District"], environment: environment)
        #expect(outcome.status == 0)
        let command =
            "kafka-acls.sh --bootstrap-server broker:9092 --add --allow-principal 'User:CN=router,O=A District'"
        let lines = outcome.lines.filter { $0.hasPrefix(command) }.map { String($0.dropFirst(command.count + 1)) }
        let outputs = [
            "assignments.safety", "assignments.transportation", "assignments.hr", "assignments.academics",
            "assignments.front-office", "switchboard.decisions", "switchboard.dead-letter",
        ]
        #expect(
            lines == ["--operation Read --operation Describe --topic inquiries. --resource-pattern-type prefixed"]
                + outputs.map { "--operation Write --operation Describe --topic \($0)" } + [
                    "--operation Read --group switchboard",
                    "--operation Write --operation Describe --transactional-id switchboard- --resource-pattern-type prefixed",
                    "--operation Read --operation Write --operation Describe --topic switchboard.rule-books",
                    "--operation Read --operation Write --operation Describe --topic switchboard.instances",
                ])
        #expect(outcome.stdout.contains("# \(command) --operation DescribeConfigs --topic assignments.hr\n"))
        #expect(
            outcome.stdout.contains(
                "--allow-principal User:hr --operation Read --operation Describe --topic assignments.hr\n"))
        #expect(outcome.stdout.contains("--allow-principal User:hr --operation Read --group hr\n"))
    }

    @Test func theACLsAreAvailableToMachinesToo() throws {
        let outcome = try Executable.run(["topics", "acls", "--format", "json"])
        let grants = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [[String: Any]])
        #expect(
            grants.contains {
                $0["resource"] as? String == "transactional-id" && $0["pattern_type"] as? String == "prefixed"
            })
    }

    @Test(arguments: ["check", "create"])
    func aBrokerThatDoesNotAnswerEndsWith69InTime(action: String) throws {
        let start = ContinuousClock.now
        // Nobody listens on port 1 of loopback.
        let outcome = try Executable.run(
            ["topics", action],
            environment: [
                "SWITCHBOARD_KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1", "SWITCHBOARD_TIMEOUTS_BROKER": "2s",
            ])
        #expect(outcome.status == 69)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("no broker answers at 127.0.0.1:1"))
        #expect(outcome.stderr.contains("Connection refused"))
        #expect(start.duration(to: .now) < .seconds(20))
    }

    @Test func anOutputThatAnInputReadsAgainEndsWith78() throws {
        let folder = try WorkFolder()
        let rules = try folder.rules(prefix: "inquiries")
        let outcome = try Executable.run(["topics", "acls", "--rules", rules])
        #expect(outcome.status == 78)
        #expect(
            outcome.stderr.contains(
                "the input inquiries would read the Kafka topic inquiries.hr (assignments of hr) again"))
    }

    @Test func theEmbeddedBrokerSaysThatItCreatesNothing() throws {
        let broker = try EmbeddedBroker()
        let outcome = try Executable.run(
            ["topics", "create"], environment: ["SWITCHBOARD_KAFKA_BOOTSTRAP_SERVERS": broker.bootstrapServers])
        #expect(outcome.status == 1)
        #expect(outcome.stdout.contains("failed  inquiries.sms"))
        #expect(outcome.stderr.contains("this broker answers, but takes no requests to create Kafka topics"))
    }

    @Test(arguments: TestBroker.real)
    func whatIsMissingIsFoundCreatedOnceAndThenThere(broker: TestBroker) throws {
        let connection = try broker.connect()
        let prefix = connection.uniqueName("topics")
        let folder = try WorkFolder()
        let rules = try folder.rules(prefix: prefix)
        let file = try folder.write(
            """
            kafka:
              bootstrap_servers: [\(connection.bootstrapServers)]
            kafka_topics:
              decisions: \(prefix).decisions
              dead_letter: \(prefix).dead-letter
              rule_books: \(prefix).rule-books
              instances: \(prefix).instances
            inputs:
              - name: sms
                kafka_topics: [\(prefix).in]
            """, to: "switchboard.yaml")
        func topics(_ words: String...) throws -> Executable.Outcome {
            try Executable.run(["topics"] + words + ["--config", file, "--rules", rules])
        }
        let names = [
            "in", "safety", "transportation", "hr", "academics", "front-office", "decisions", "dead-letter",
            "rule-books", "instances",
        ].map { "\(prefix).\($0)" }
        func firstWords(_ outcome: Executable.Outcome) -> [[String]] {
            outcome.lines.map { Array($0.split(separator: " ").map(String.init).prefix(2)) }
        }

        let before = try topics("check")
        #expect(before.status == 1)
        #expect(firstWords(before) == names.map { ["missing", $0] })
        #expect(before.stderr.contains("`switchboard topics create` makes it"))

        let tooMany = try topics("create", "--replication-factor", "7")
        #expect(tooMany.status == 1)
        #expect(firstWords(tooMany) == names.map { ["failed", $0] })
        #expect(tooMany.stderr.contains("give a smaller --replication-factor"))

        let created = try topics("create", "--partitions", "3", "--replication-factor", "1")
        #expect(created.status == 0, "\(created.stderr)")
        #expect(firstWords(created) == names.map { ["created", $0] })

        let again = try topics("create")
        #expect(again.status == 0)
        #expect(firstWords(again) == names.map { ["exists", $0] })

        let after = try topics("check")
        #expect(after.status == 0, "\(after.stderr)")
        #expect(firstWords(after) == names.map { ["ok", $0] })
        let json = try ClassifyTests.object(try topics("check", "--format", "json").stdout)
        let described = try #require(json["topics"] as? [[String: Any]])
        #expect(described.map { $0["partitions"] as? Int } == names.dropLast(2).map { _ in 3 } + [1, 1])
        #expect(described.last?["max_message_bytes"] as? Int == 1_048_588)
        #expect((json["problems"] as? [Any])?.isEmpty == true)
    }
}
