import Foundation
import KafkaTestKit
import Testing

/// `switchboard diff --last` on the records that lie in Kafka.
@Suite struct RecentDiffTests {
    @Test(arguments: TestBroker.all) func theNewestInquiriesOfAllInputsAreCompared(broker: TestBroker) throws {
        let connection = try broker.connect()
        let folder = try WorkFolder()
        let (sms, email) = (connection.uniqueName("recent-sms"), connection.uniqueName("recent-email"))
        for topic in [sms, email] { try connection.createTopic(topic) }
        func inquiry(_ id: String, _ text: String) -> TestRecord {
            TestRecord("{\"id\":\"\(id)\",\"text\":\"\(text)\"}")
        }
        try connection.produce([inquiry("old", "a pistola"), inquiry("first", "hello")], to: sms)
        try connection.produce([inquiry("bus", "the bus is late"), inquiry("new", "a pistola")], to: email)
        try connection.produce([TestRecord("no JSON")], to: sms)

        let sound = Executable.package.appendingPathComponent("Tests/RuleBooksTests/Golden/sound")
        let edited = folder.url.appendingPathComponent("edited")
        try FileManager.default.copyItem(at: sound, to: edited)
        let safety = edited.appendingPathComponent("safety.yaml")
        let text = try String(contentsOf: safety, encoding: .utf8)
        try text.replacing("[gun, pistola]", with: "[gun, rifle]").write(to: safety, atomically: true, encoding: .utf8)
        let config = try folder.write(
            "inputs:\n  - {name: sms, kafka_topics: [\(sms)]}\n  - {name: email, kafka_topics: [\(email)]}\n",
            to: "s.yaml")

        func diff(last count: Int, _ options: String...) throws -> Executable.Outcome {
            try Executable.run(
                ["diff", sound.path, edited.path, "--last", "\(count)", "--config", config] + options,
                environment: [
                    "SWITCHBOARD_KAFKA_BOOTSTRAP_SERVERS": connection.bootstrapServers,
                    "SWITCHBOARD_TIMEOUTS_BROKER": "20s",
                ])
        }
        let all = try diff(last: 100)
        #expect(all.status == 0, "\(all.stderr)")
        #expect(
            all.stdout.hasPrefix("2 of 4 decisions change (50.0 %); 1 could not be read\n\n2 no longer safety\n  old\n")
        )
        #expect(all.stdout.contains("    before: Owned by safety because the rule weapon gave safety"))
        #expect(try diff(last: 100, "--max-change", "1").status == 1)
        #expect(try diff(last: 100, "--max-change", "50%").status == 0)
        // The newest two: the one that can't be read and the one before it.
        let newest = try diff(last: 2)
        #expect(newest.stdout.hasPrefix("1 of 1 decisions change (100.0 %); 1 could not be read\n"))
        #expect(newest.stdout.contains("\n  new\n") && !newest.stdout.contains("\n  old\n"))
    }
}
