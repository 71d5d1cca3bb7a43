import Inquiries
import Kafka
import KafkaTestKit
import SwitchboardService
import Testing

/// What goes back, and how: on both brokers.
@Suite struct RedriveTests {
    @Test(arguments: TestBroker.all)
    func aRecordGoesBackAsItCameWithItsAttemptCounted(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        let own = [
            TestRecord.Header("ce_id", Array("7".utf8)), .init("trace", [0xFF, 0]), .init("trace", nil),
            .init("empty", []),
        ]
        try fixture.die([
            fixture.letter("{\"text\":", own: own), fixture.letter("", key: nil, from: fixture.sms, attempt: 2),
        ])
        let summary = try fixture.redrive()
        #expect(summary.redriven == 2)
        #expect(!summary.needsAPerson)
        let web = try fixture.records(fixture.web, count: 1)
        #expect(web.map(\.text) == ["{\"text\":"])
        #expect(web[0].key == Array("k".utf8))
        #expect(web[0].headers == own + [.init("switchboard_attempt", Array("2".utf8))])
        let sms = try fixture.records(fixture.sms, count: 1)
        #expect(sms.map(\.value) == [[]])
        #expect(sms[0].key == nil)
        #expect(sms[0].headers == [.init("switchboard_attempt", Array("3".utf8))])
    }

    @Test(arguments: TestBroker.all)
    func aDryRunCountsTheSameAndChangesNothing(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die([fixture.letter("a"), fixture.letter("b", reason: "empty"), fixture.letter("c", attempt: 3)])
        for _ in 0..<2 {
            let summary = try fixture.redrive(isDryRun: true)
            #expect(summary.redriven == 2)
            #expect(summary.left(.attempts) == 1)
            #expect(
                summary.counts.keys.compactMap(\.reason).sorted { $0.rawValue < $1.rawValue } == [.empty, .notJSON])
        }
        #expect(try fixture.records(fixture.web, count: 0).isEmpty)
        #expect(try fixture.committed() == nil)
    }

    @Test(arguments: TestBroker.all)
    func whatCannotGoBackIsLeftAndNamed(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die([
            fixture.letter("a", attempt: 3),
            fixture.letter("", reason: "too_large", changes: ["switchboard_value_bytes": "2000000"]),
            fixture.letter("b", from: "assignments.safety"),
            fixture.letter("c", changes: ["switchboard_source_topic": nil]),
            fixture.letter("e"),
        ])
        let summary = try fixture.redrive()
        #expect(summary.redriven == 1)
        #expect(summary.leftovers.map(\.obstacle) == [.attempts, .byReference, .notAnInput, .malformed])
        #expect(summary.leftovers.map(\.offset) == [0, 1, 2, 3])
        #expect(summary.leftovers[1].sourceOffset == 17)
        #expect(summary.leftovers[1].kind.sourceTopic == fixture.web)
        #expect(try fixture.records(fixture.web, count: 1).map(\.text) == ["e"])
    }

    // The embedded broker makes a Kafka topic of every name that it is asked about.
    @Test(arguments: TestBroker.real)
    func whatCameFromAMissingKafkaTopicIsLeft(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die([fixture.letter("a", from: "\(fixture.name).inquiries.gone"), fixture.letter("b")])
        let summary = try fixture.redrive()
        #expect((summary.redriven, summary.left(.missingKafkaTopic)) == (1, 1))
        #expect(try fixture.records(fixture.web, count: 1).map(\.text) == ["b"])
    }

    @Test(arguments: TestBroker.all)
    func theLimitEndsARun(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die((0..<10).map { fixture.letter(String($0)) })
        #expect(try fixture.redrive(limit: 3).redriven == 3)
        #expect(try fixture.records(fixture.web, count: 3).map(\.text) == ["0", "1", "2"])
    }

    @Test(arguments: TestBroker.all)
    func anEmptyKafkaTopicIsNothingToDo(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        #expect(try fixture.redrive().redriven == 0)
    }

    @Test func aBrokerOutOfReachIsSaid() throws {
        let fixture = try RedriveFixture(.embedded)
        try fixture.connection.embedded?.stop()
        let error = #expect(throws: RedriveError.self) { _ = try fixture.redrive(isDryRun: true) }
        guard case .unreachable = error else { throw ConditionNotMet(description: "\(String(describing: error))") }
    }
}
