import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// A bad morning.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct SurgeTests {
        static let threat = 1_700

        @Test(arguments: TestBroker.real)
        func aThreatAmongThreeThousandAndTwentyRumoursIsWithSafetyWithinASecond(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let service = try fixture.run()
            let safety = try CommittedReader(fixture.connection, [fixture.output("safety")])
            try service.awaitLog("Partitions assigned")
            // A minute's worth, ten times as fast.
            let records = ServiceFixture.inquiries(0..<3_021) { number in
                if number == Self.threat { return "a kid in 2nd lunch has a gun in his backpack" }
                if number % 150 == 0, number < 3_000 { return "is it true there was a lockdown at the middle school?" }
                return "where is the bus of route \(number % 60), it never came"
            }
            let surge = Surge(fixture.connection, records, to: fixture.input("sms"))
            let isThreat = { (entry: CommittedReader.Entry) in
                try entry.record.inquiryID() == ServiceFixture.inquiryID(Self.threat)
            }
            try safety.read("the threat is with safety") { try safety.entries.contains(where: isThreat) }
            let threat = try #require(try safety.entries.first(where: isThreat))
            try surge.wait()
            let object = try threat.record.object()
            #expect(object["priority"] as? String == "urgent")
            #expect(object["role"] as? String == "owner")
            #expect(threat.record.header("ce_priority") == "urgent")
            let received = try milliseconds(object["received_at"])
            print("Measured: a threat in a surge is read by safety \(threat.readAt - received) ms after it was sent")
            #expect(threat.readAt - received < 1_000)
            try fixture.expectEachOnce((0..<3_021).map { ServiceFixture.inquiryID($0) })
            try safety.read("all of safety's") { safety.entries.count >= 21 && safety.isAtEnd }
            let priorities = try safety.entries.map { try $0.record.object()["priority"] as? String ?? "" }
            #expect(priorities.count { $0 == "urgent" } == 1)
            #expect(priorities.count { $0 == "high" } == 20)
            try fixture.expectCleanStop(of: service)
            #expect(service.counted("producers_replaced") == 0)
        }

        @Test(arguments: TestBroker.real)
        func aChannelThatAppearsWhileRunningIsRoutedWholeWithinHalfAMinute(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let service = try fixture.run()
            try service.awaitLog("Partitions assigned")
            let createdAt = ContinuousClock.now
            try fixture.connection.createTopic(fixture.input("voicemail"), partitions: 3)
            try fixture.connection.produce(ServiceFixture.inquiries(0..<500), to: fixture.input("voicemail"))
            try fixture.expectEachOnce((0..<500).map { ServiceFixture.inquiryID($0, channel: "voicemail") })
            let seconds = ContinuousClock.now - createdAt
            print("Measured: a new Kafka topic was routed whole \(seconds) after its creation")
            #expect(seconds < .seconds(30))
            try fixture.expectCleanStop(of: service)
        }

        private func milliseconds(_ time: Any?) throws -> Int64 {
            let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
            return Int64(try format.parse(try #require(time as? String)).timeIntervalSince1970 * 1_000)
        }
    }
}
