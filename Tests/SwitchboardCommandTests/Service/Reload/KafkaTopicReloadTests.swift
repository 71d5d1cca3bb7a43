import AdminAPI
import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// What only a real broker can say of a new book.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct KafkaTopicReloadTests {
        @Test(arguments: TestBroker.real)
        func aBookThatNamesAMissingKafkaTopicIsRefusedUntilItIsThereAndARestartRunsTheSavedOne(
            _ broker: TestBroker
        ) throws {
            let fixture = try ServiceFixture(broker.connect())
            let settings = "reload: {interval: 1h}"
            var service = try fixture.run(settings: settings)
            try service.awaitLog("Partitions assigned")
            let good = try fixture.status().ruleBook.hash
            let library = fixture.output("library")
            let file = fixture.rules.appendingPathComponent("district.yaml")
            let text = try String(contentsOf: file, encoding: .utf8).replacing(
                "\ndepartments:\n",
                with: "\ndepartments:\n  library: {contact: library@district.example, kafka_topic: \(library)}\n")
            try Data(text.utf8).write(to: file)
            let refused = try Executable.run(["reload", "--config", fixture.configuration])
            #expect(refused.status == 65)
            #expect(refused.stdout.contains("the Kafka topic \(library) (assignments of library) does not exist"))
            service.signal(SIGTERM)
            #expect(try service.exitCode(within: 20) == 0)
            service = try fixture.rerun()
            try service.awaitLog("Partitions assigned")
            try awaitCondition("it takes orders") { try fixture.status().state == .ready }
            let status = try fixture.status()
            #expect(status.ruleBook.hash == good)
            #expect(status.ruleBook.source == .saved)
            #expect(status.rejected?.reasons.contains { $0.contains(library) } == true)
            try fixture.connection.createTopic(library)
            let loaded = try Executable.run(["reload", "--config", fixture.configuration])
            #expect(loaded.status == 0)
            print("Measured: a reload with Apache Kafka, debug build: \(loaded.stdout.prefix { $0 != "\n" })")
            #expect(try fixture.status().ruleBook.hash != good)
            try fixture.expectCleanStop(of: service)
        }
    }
}
