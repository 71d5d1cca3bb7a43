import Classification
import KafkaTestKit
import Pipeline
import Testing

@Suite struct PipelineSampleTests {
    @Test(arguments: TestBroker.all) func aRunningPipelineGivesWhatItDecided(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker)
        let records = PipelineFixture.inquiries(0..<50) { $0 == 0 ? "he has a gun" : "the bus is late" }
        try fixture.connection.produce(records, to: fixture.input)
        let pipeline = try fixture.start()
        defer { _ = fixture.stop(pipeline) }
        #expect(try fixture.connection.committedRecords(of: fixture.decisions, count: 50).count == 50)
        let texts = pipeline.sample(timeoutMilliseconds: 10_000).map { inquiry in
            String(decoding: inquiry.bytes[inquiry.message.text], as: UTF8.self)
        }
        #expect(texts.count { $0.contains("gun") } == 1)
        #expect(texts.contains { $0.contains("bus") })
    }
}
