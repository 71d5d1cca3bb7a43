import AdminAPI
import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// What operators look for in a surge.
    @Suite struct StatusTests {
        @Test(arguments: TestBroker.all)
        func itCountsByDepartmentRuleChannelPriorityAndReasonSinceTheStartAndLately(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let service = try fixture.run(
                instance: broker == .embedded ? nil : "one", workers: broker == .embedded ? 1 : 2)
            try service.awaitLog("Partitions assigned")
            let input = fixture.input("sms")
            try fixture.connection.produce(ServiceFixture.inquiries(0..<30), to: input)
            try fixture.connection.produce(
                ServiceFixture.inquiries(30..<32) { _ in "he has a gun at school" } + [
                    TestRecord(#"{"text":"where is the bus","channel":"kiosk"}"#),
                    TestRecord(#"{"text":"where is the bus","channel":"my words are no channel"}"#),
                    TestRecord("not JSON"),
                ], to: input)
            try awaitCondition("all are counted") {
                let counts = try fixture.status().counts
                return counts.inquiries == 34 && counts.deadLetters.values.reduce(0, +) == 1
            }
            let status = try fixture.status()
            let counts = status.counts
            #expect(counts.owned == ["transportation": 32, "safety": 2])
            #expect(counts.channels == ["sms": 32, "kiosk": 1, "(others)": 1])
            #expect(counts.priorities.values.reduce(0, +) == 34)
            #expect(counts.priorities["urgent"] == 2)
            #expect(counts.rules["bus"] == 32)
            #expect(counts.deadLetters == ["not_json": 1])
            let recent = try #require(status.recent)
            #expect(recent.counts == counts)
            #expect(recent.seconds <= status.uptimeSeconds + 1)
            if broker == .apacheKafka {
                try awaitCondition("a broker has told what waits") {
                    guard let backlog = try fixture.status().backlog else { return false }
                    return backlog.lag == 0 && backlog.oldestUnreadAt == nil && backlog.deadLetters?.count == 1
                        && backlog.deadLetters?.isExact == true && backlog.deadLetters?.newestAt != nil
                }
            }
            let page = try Executable.run(["status", "--config", fixture.configuration])
            #expect(page.status == 0)
            for words in ["34 inquiries", "transportation 32, safety 2", "sms 32", "not_json 1", "bus 32"] {
                #expect(page.stdout.contains(words), "\(words): \(page.stdout)")
            }
            #expect(!page.stdout.contains("are no channel"))
            if broker == .apacheKafka {
                try fixture.expectCleanStop(of: service)
            }
        }
    }
}
