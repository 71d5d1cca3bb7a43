import AdminAPI
import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// Instances that tell each other what they run.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct FleetTests {
        @Test(arguments: TestBroker.real)
        func aNewInstanceOverBadFilesRunsTheBookOfTheOthersAndSaysSo(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let old = try fixture.run()
            try old.awaitLog("Partitions assigned")
            let good = try fixture.status().ruleBook.hash
            try awaitCondition("the book is kept for all") {
                try fixture.connection.committedRecords(of: fixture.ruleBooks, count: 1).contains {
                    $0.key == Array("last-good".utf8) && $0.text.contains(good)
                }
            }
            try fixture.expectCleanStop(of: old)
            let file = fixture.rules.appendingPathComponent("safety.yaml")
            try Data("topic: [\n".utf8).write(to: file)
            let new = try fixture.run(instance: "two")  // its state directory is empty
            try new.awaitLog("Running the rule book that another instance saved")
            try new.awaitLog("Partitions assigned")
            let status = try fixture.status()
            #expect(status.ruleBook.hash == good)
            #expect(status.ruleBook.source == .shared)
            #expect(status.rejected?.state == .refused)
            try fixture.connection.produce(ServiceFixture.inquiries(0..<5), to: fixture.input("sms"))
            try fixture.expectEachOnce((0..<5).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: new)
        }
    }
}

extension ServiceFixture {
    /// The status of the service that was started last.
    func status() throws -> ServiceStatus {
        let outcome = try Executable.run(["status", "--format", "json", "--config", configuration])
        return try #require(ControlLine.value(ServiceStatus.self, of: Array(outcome.stdout.utf8)), "\(outcome)")
    }
}
