import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// What was deleted before it was read.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct RetentionTests {
        @Test(arguments: TestBroker.real)
        func aRangeThatRetentionDeletedIsNamedAndReadingGoesOn(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect(), partitions: 1)
            try fixture.connection.produce(ServiceFixture.inquiries(0..<10), to: fixture.input("sms"))
            let first = try fixture.run()
            try fixture.expectEachOnce((0..<10).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: first)

            try fixture.connection.produce(ServiceFixture.inquiries(10..<40), to: fixture.input("sms"))
            try deleteRecords(of: fixture.input("sms"), before: 25, on: fixture.connection)
            let service = try fixture.run()
            try fixture.expectEachOnce((Array(0..<10) + Array(25..<40)).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: service)
            let line = try #require(service.stderr.split(separator: "\n").first { $0.contains("lost range") })
            let fields = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(fields["level"] as? String == "error")
            #expect(fields["kafka_topic"] as? String == fixture.input("sms"))
            #expect(fields["partition"] as? Int == 0)
            #expect(fields["from"] as? Int == 10)
            #expect(fields["until"] as? Int == 25)
            #expect(fields["count"] as? Int == 15)
            #expect(service.counted("offsets_lost") == 15)
        }

        /// As retention would, by Kafka's own tool.
        private func deleteRecords(of kafkaTopic: String, before offset: Int, on connection: TestConnection) throws {
            let home = try #require(ApacheKafka.home)
            let request = FileManager.default.temporaryDirectory.appendingPathComponent("\(kafkaTopic).json")
            defer { try? FileManager.default.removeItem(at: request) }
            let json = #"{"version":1,"partitions":[{"topic":"\#(kafkaTopic)","partition":0,"offset":\#(offset)}]}"#
            try Data(json.utf8).write(to: request)
            let tool = try ChildProcess(
                [
                    "java", "-Xmx128m", "-cp", home + "/libs/*", "org.apache.kafka.tools.DeleteRecordsCommand",
                    "--bootstrap-server", connection.bootstrapServers, "--offset-json-file", request.path,
                ], executable: URL(fileURLWithPath: "/usr/bin/env"))
            #expect(try tool.exitCode(within: 30) == 0)
            #expect(tool.stdout.contains("low_watermark: \(offset)"))
        }
    }
}
