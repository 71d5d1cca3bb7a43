import KafkaTestKit
import Pipeline
import Testing

/// What only a real broker can show: no inquiry lost, none twice, whatever ends a worker.
@Suite(.serialized, .enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct ExactlyOnceTests {
    @Test(arguments: TestBroker.real)
    func aRestartInTheMiddleOfTenThousandLosesAndDoublesNothing(_ broker: TestBroker) throws {
        var fixture = try PipelineFixture(broker, workers: 2)
        fixture.settings.batch.messagesMax = 500  // many transactions, so that the stop falls between some
        try fixture.connection.produce(PipelineFixture.inquiries(0..<10_000), to: fixture.input)
        let first = try fixture.start()
        try awaitCondition("some are routed") { first.counts.inquiries > 1_000 }
        let stopped = fixture.stop(first)
        #expect(stopped.isClean)
        let second = try fixture.start()
        let all = try fixture.connection.committedRecords(
            of: fixture.output("transportation"), count: 10_000, within: 60)
        #expect(fixture.stop(second).isClean)
        #expect(all.count == 10_000)
        #expect(Set(try all.map { try $0.inquiryID() }).count == 10_000)
        #expect(try fixture.connection.committedRecords(of: fixture.decisions, count: 10_000).count == 10_000)
    }

    @Test(arguments: TestBroker.real)
    func aMemberThatJoinsMakesNothingAppearTwice(_ broker: TestBroker) throws {
        var fixture = try PipelineFixture(broker, partitions: 6)
        fixture.settings.batch.messagesMax = 200
        try fixture.connection.produce(PipelineFixture.inquiries(0..<6_000), to: fixture.input)
        let first = try fixture.start()
        try awaitCondition("some are routed") { first.counts.inquiries > 300 }
        var other = fixture
        other.settings.instance += "-other"
        let second = try other.start()
        try fixture.connection.produce(PipelineFixture.inquiries(6_000..<9_000), to: fixture.input)
        let all = try fixture.connection.committedRecords(
            of: fixture.output("transportation"), count: 9_000, within: 60)
        #expect(fixture.stop(second).isClean)
        #expect(fixture.stop(first).isClean)
        #expect(all.count == 9_000)
        #expect(Set(try all.map { try $0.inquiryID() }).count == 9_000)
    }

    @Test(arguments: TestBroker.real)
    func twoProcessesThatShareAnInstanceNameEndOneOfThemWithThatId(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker)
        try fixture.connection.produce(PipelineFixture.inquiries(0..<10), to: fixture.input)
        let first = try fixture.start()
        // Two that start at the same moment may both end: an open finding (docs/decisions/pipeline.md).
        try awaitCondition("the first routes", within: 60) { first.counts.inquiries == 10 }
        let second = try fixture.start()
        let pipelines = [first, second]
        try awaitCondition("one has ended", within: 60) { pipelines.contains { $0.hasEnded } }
        let results = pipelines.map { fixture.stop($0) }
        let ids = results.compactMap { result -> String? in
            guard case .fencedTwice(let id) = result.failure else { return nil }
            return id
        }
        #expect(ids == ["switchboard-\(fixture.settings.instance)-0"])
    }
}
