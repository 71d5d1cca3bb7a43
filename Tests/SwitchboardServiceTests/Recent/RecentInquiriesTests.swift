import Classification
import KafkaTestKit
import Pipeline
import SwitchboardService
import Testing

@Suite struct RecentInquiriesTests {
    private static func texts(_ sample: [SampledInquiry]) -> [String] {
        sample.map { String(decoding: $0.bytes[$0.message.text], as: UTF8.self) }
    }

    @Test(arguments: TestBroker.all) func aSurgeOfOneTopicDoesNotCrowdOutTheThreats(_ broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        let threats = (0..<3).map { TestRecord(#"{"text":"he said he will bring a gun to school \#($0)"}"#) }
        let buses = (0..<200).map { TestRecord(#"{"text":"the bus is late \#($0)"}"#) }
        try fixture.connection.produce(threats + buses + [TestRecord("not JSON")], to: fixture.sms)
        try fixture.connection.produce([TestRecord(#"{"text":"the bus is late, a web form"}"#)], to: fixture.web)
        let book = try #require(TopicBench.book)
        let texts = Self.texts(try RecentInquiries.read(of: fixture.configuration, by: book))
        #expect(texts.count { $0.contains("gun") } == 3)
        #expect(texts.contains("the bus is late 199") || texts.contains("the bus is late, a web form"))
        #expect(texts.count < 100)
        #expect(!texts.contains("not JSON"))
    }

    @Test(arguments: TestBroker.all) func nothingIsReadOfEmptyKafkaTopics(_ broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        let book = try #require(TopicBench.book)
        #expect(try RecentInquiries.read(of: fixture.configuration, by: book).isEmpty)
    }
}
