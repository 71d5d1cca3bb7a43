import Kafka
import KafkaTestKit
import Testing

@Suite struct RoundTripTests {
    /// What must come out as it went in, byte for byte.
    static let records: [TestRecord] = [
        TestRecord(key: nil, value: [1, 0, 255]),
        TestRecord(key: [], value: [1]),
        TestRecord(key: [0, 254], value: []),
        TestRecord(key: [7], value: nil),
        TestRecord(key: nil, value: nil),
        TestRecord(
            key: nil, value: [], headers: [.init("empty", []), .init("null", nil), .init("binary", [0, 1, 255])]),
        TestRecord(key: nil, value: [2], headers: [.init("twice", [1]), .init("twice", [2]), .init("", [3])]),
    ]

    @Test(arguments: TestBroker.all)
    func keysValuesAndHeadersComeOutAsTheyWentIn(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic()
        try connection.produce(Self.records, to: topic)
        let found = try connection.committedRecords(of: topic, count: Self.records.count)
        #expect(found.map { TestRecord(key: $0.key, value: $0.value, headers: $0.headers) } == Self.records)
        #expect(found.map(\.offset) == Array(0..<Int64(Self.records.count)))
    }

    /// Partition of each key among 12 by Java's `Utils.toPositive(Utils.murmur2(key)) % 12`; the hashes of the first five
    /// stand in Kafka's own UtilsTest.
    static let hashes: [(key: String, hash: Int32)] = [
        ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
        ("a-little-bit-longer-string", -1_486_304_829),
        ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
    ]

    @Test(arguments: TestBroker.all)
    func keysChoosePartitionsAsJavaProducersDo(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic(partitions: 12)
        try connection.produce(Self.hashes.map { TestRecord("x", key: $0.key) }, to: topic)
        for record in try connection.committedRecords(of: topic, count: Self.hashes.count) {
            let key = String(decoding: record.key ?? [], as: UTF8.self)
            let hash = try #require(Self.hashes.first { $0.key == key }?.hash)
            #expect(record.partition == (hash & 0x7FFF_FFFF) % 12, "\(key)")
        }
    }

    @Test(arguments: TestBroker.all)
    func aMessageTellsItsPlaceAndTime(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic()
        let producer = try Producer(configuration: connection.configuration())
        var headers = RecordHeaders()
        let error = producer.produce(
            to: try producer.topic(topic), key: nil, value: nil, headers: &headers,
            timestampMilliseconds: 1_700_000_000_123)
        #expect(error == nil)
        #expect(producer.flush(timeoutMilliseconds: 10_000))
        let reader = try Consumer(configuration: connection.configuration(["group.id": connection.uniqueName()]))
        var place = TopicPartitionList()
        place.add(topic: topic, partition: 0, offset: SpecialOffset.beginning)
        try reader.assign(place)
        var seen = false
        try awaitCondition("the record arrives") {
            guard let message = reader.poll(timeoutMilliseconds: 100) else { return false }
            #expect(String(decoding: message.kafkaTopic, as: UTF8.self) == topic)
            #expect(message.partition == 0)
            #expect(message.offset == 0)
            #expect(message.timestampMilliseconds == 1_700_000_000_123)
            #expect(message.headers.count == 0)
            seen = true
            return seen
        }
        let position = try reader.position(place)
        #expect(position.offset(at: 0) == 1)
        let marks = try reader.watermarks(topic: topic, partition: 0, timeoutMilliseconds: 5000)
        #expect(marks == Watermarks(low: 0, high: 1))
    }
}
