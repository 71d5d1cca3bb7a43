import Foundation
import KafkaTestKit
import Pipeline
import Testing

/// What flows through, on every broker.
@Suite(.serialized) struct RoutingTests {
    @Test(arguments: TestBroker.all)
    func everyInquiryBecomesItsAssignmentAndADecisionRecord(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker)
        try fixture.connection.produce(PipelineFixture.inquiries(0..<200), to: fixture.input)
        let pipeline = try fixture.start()
        let assignments = try fixture.connection.committedRecords(of: fixture.output("transportation"), count: 200)
        let decisions = try fixture.connection.committedRecords(of: fixture.decisions, count: 200)
        let result = fixture.stop(pipeline)
        #expect(result.failure == nil)
        #expect(result.isClean)
        #expect(Set(try assignments.map { try $0.inquiryID() }).count == 200)
        #expect(assignments.count == 200)
        #expect(decisions.count == 200)
        #expect(pipeline.counts.inquiries == 200)
    }

    @Test(arguments: TestBroker.all)
    func inquiriesOfOneConversationKeepTheirOrder(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker)
        try fixture.connection.produce(PipelineFixture.inquiries(0..<400), to: fixture.input)
        let pipeline = try fixture.start()
        let assignments = try fixture.connection.committedRecords(of: fixture.output("transportation"), count: 400)
        _ = fixture.stop(pipeline)
        var lastNumbers: [String: Int] = [:]
        var partitions: [String: Set<Int32>] = [:]
        for assignment in assignments {
            let conversation = String(decoding: assignment.key ?? [], as: UTF8.self)
            let number = try assignment.number()
            #expect(lastNumbers[conversation] ?? -1 < number)
            lastNumbers[conversation] = number
            partitions[conversation, default: []].insert(assignment.partition)
        }
        #expect(lastNumbers.count == 20)
        #expect(partitions.values.allSatisfy { $0.count == 1 })
    }

    @Test(arguments: TestBroker.all)
    func textThatCanNotBeReadBecomesADeadLetterAndTheRestFlows(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker)
        var records = PipelineFixture.inquiries(0..<20)
        records.insert(TestRecord(#"{"text":"#, key: "broken", headers: ["a": "1"]), at: 7)
        records.insert(TestRecord(key: Array("gone".utf8), value: nil), at: 9)
        records.insert(TestRecord(#"{"text":"he has a gun","#, key: "threat"), at: 11)
        try fixture.connection.produce(records, to: fixture.input)
        let pipeline = try fixture.start()
        let letters = try fixture.connection.committedRecords(of: fixture.deadLetters, count: 3)
        let assignments = try fixture.connection.committedRecords(of: fixture.output("transportation"), count: 20)
        let threats = try fixture.connection.committedRecords(of: fixture.output("safety"), count: 1)
        _ = fixture.stop(pipeline)
        #expect(assignments.count == 20)
        #expect(Set(letters.map { $0.header("switchboard_reason") }) == ["not_json", "empty"])
        let broken = try #require(letters.first { $0.key == Array("broken".utf8) })
        #expect(broken.text == #"{"text":"#)
        #expect(broken.header("a") == "1")
        #expect(letters.count { $0.header("switchboard_priority") == "urgent" } == 1)
        #expect(threats.count == 1)
        #expect(threats.first?.header("ce_priority") == "urgent")
    }

    @Test(arguments: TestBroker.all)
    func aKafkaTopicThatAppearsWhileRunningIsReadFromItsFirstMessage(_ broker: TestBroker) throws {
        var fixture = try PipelineFixture(broker)
        // The embedded broker forgets the offsets of transactions, and would have everything read again.
        if broker == .embedded { fixture.settings.delivery = .atLeastOnce }
        try fixture.connection.produce(PipelineFixture.inquiries(0..<10), to: fixture.input)
        let pipeline = try fixture.start()
        _ = try fixture.connection.committedRecords(of: fixture.output("transportation"), count: 10)
        let late = try fixture.connection.createTopic(fixture.inputPrefix + "voicemail", partitions: 2)
        try fixture.connection.produce(PipelineFixture.inquiries(10..<60), to: late)
        let all = try fixture.connection.committedRecords(of: fixture.output("transportation"), count: 60, within: 30)
        _ = fixture.stop(pipeline)
        #expect(Set(try all.map { try $0.inquiryID() }).count == 60)
    }

    @Test(arguments: TestBroker.all)
    func atLeastOnceRoutesTheSameAndCommitsAfterDelivery(_ broker: TestBroker) throws {
        var fixture = try PipelineFixture(broker)
        fixture.settings.delivery = .atLeastOnce
        try fixture.connection.produce(PipelineFixture.inquiries(0..<300), to: fixture.input)
        let first = try fixture.start()
        _ = try fixture.connection.committedRecords(of: fixture.output("transportation"), count: 300)
        #expect(fixture.stop(first).isClean)
        try fixture.connection.produce(PipelineFixture.inquiries(300..<310), to: fixture.input)
        let second = try fixture.start()
        let all = try fixture.connection.committedRecords(of: fixture.output("transportation"), count: 310)
        _ = fixture.stop(second)
        // A graceful stop leaves nothing to repeat.
        #expect(all.count == 310)
    }
}

extension TestRecord {
    /// The value as a JSON object.
    func object() throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(value ?? []))
        guard let object = value as? [String: Any] else { throw CocoaError(.fileReadCorruptFile) }
        return object
    }

    /// An assignment's inquiry_id.
    func inquiryID() throws -> String { try object()["inquiry_id"] as? String ?? "" }

    /// The number that `PipelineFixture.inquiries` gave the inquiry.
    func number() throws -> Int {
        let inquiry = try object()["inquiry"] as? [String: Any]
        return Int(inquiry?["id"] as? String ?? "") ?? -1
    }
}
