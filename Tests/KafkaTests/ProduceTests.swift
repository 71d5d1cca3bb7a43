import Kafka
import KafkaTestKit
import Testing

@Suite struct ProduceTests {
    private func headers() -> RecordHeaders {
        var headers = RecordHeaders()
        headers.add("name", "value")
        return headers
    }

    @Test(arguments: TestBroker.all)
    func aRecordThatIsTooLargeIsRefusedAndKeepsItsHeaders(broker: TestBroker) throws {
        let connection = try broker.connect()
        let producer = try Producer(configuration: connection.configuration(["message.max.bytes": "2000"]))
        let topic = try producer.topic(connection.createTopic())
        var headers = headers()
        let large = [UInt8](repeating: 1, count: 3000)
        for _ in 0..<3 {
            let error = large.withUnsafeBufferPointer {
                producer.produce(to: topic, key: nil, value: $0, headers: &headers)
            }
            #expect(error == .messageTooLarge)
            #expect(headers.count == 1)
        }
        #expect(producer.produce(to: topic, key: nil, value: nil, headers: &headers) == nil)
        #expect(headers.count == 0)
        #expect(producer.flush(timeoutMilliseconds: 10_000))
        #expect(producer.deliveries.delivered == 1)
        #expect(producer.deliveries.failed == 0)
    }

    @Test func aFullQueueRefusesUntilItsReportsAreServed() throws {
        let connection = try TestBroker.embedded.connect()
        let name = try connection.createTopic()
        let producer = try Producer(configuration: connection.configuration(["queue.buffering.max.messages": "2"]))
        let topic = try producer.topic(name)
        var headers = headers()
        var refused = 0
        for _ in 0..<10 {
            if headers.count == 0 { headers.add("name", "value") }
            while let error = producer.produce(to: topic, key: nil, value: nil, headers: &headers) {
                #expect(error == .queueFull)
                #expect(headers.count == 1)
                refused += 1
                producer.poll(timeoutMilliseconds: 1000)
            }
        }
        #expect(refused > 0)
        #expect(producer.flush(timeoutMilliseconds: 10_000))
        #expect(producer.deliveries.delivered == 10)
        #expect(producer.outQueueLength == 0)
        let found = try connection.committedRecords(of: name, count: 10)
        #expect(found.count == 10)
        #expect(found.allSatisfy { $0.header("name") == "value" })
    }

    @Test func roomForHeadersIsNoHeaderAndMoreMayCome() {
        var headers = RecordHeaders()
        headers.reserve(1)
        #expect(headers.count == 0)
        headers.add("first", "1")
        headers.reserve(9)
        headers.add("second", "2")
        #expect(headers.count == 2)
    }

    @Test func aFailedDeliveryIsCountedWithItsTopicAndTag() throws {
        let connection = try TestBroker.embedded.connect()
        let name = try connection.createTopic()
        let producer = try Producer(configuration: connection.configuration())
        let topic = try producer.topic(name)
        connection.embedded?.failNextRequests(apiKey: 0, with: [.topicAuthorizationFailed])
        var headers = RecordHeaders()
        #expect(producer.produce(to: topic, key: nil, value: nil, headers: &headers, tag: 41) == nil)
        #expect(producer.flush(timeoutMilliseconds: 10_000))
        #expect(producer.deliveries.failed == 1)
        #expect(producer.deliveries.firstError == .topicAuthorizationFailed)
        #expect(producer.deliveries.firstFailedTopic == name)
        #expect(producer.deliveries.firstFailedTag == 41)
        producer.resetDeliveries()
        #expect(producer.deliveries.failed == 0)
    }

    @Test func purgedRecordsAreReported() throws {
        let connection = try TestBroker.embedded.connect()
        let name = try connection.createTopic()
        try connection.embedded?.stop()
        let producer = try Producer(configuration: connection.configuration())
        try producer.produce([TestRecord("a"), TestRecord("b")], to: name)
        #expect(!producer.flush(timeoutMilliseconds: 100))
        producer.purge()
        try awaitCondition("both reports arrive") {
            producer.poll(timeoutMilliseconds: 50)
            return producer.deliveries.failed == 2
        }
        #expect(producer.deliveries.firstError == .purgedFromQueue)
    }

    @Test func copiedHeadersBelongToTheirOwnRecord() throws {
        let connection = try TestBroker.embedded.connect()
        let name = try connection.createTopic()
        let producer = try Producer(configuration: connection.configuration())
        let topic = try producer.topic(name)
        #expect(try producer.topic(name) == topic)
        var first = headers()
        var second = first.copy()
        second.add("more", "yes")
        #expect(producer.produce(to: topic, key: nil, value: nil, headers: &first) == nil)
        #expect(producer.produce(to: topic, key: nil, value: nil, headers: &second) == nil)
        #expect(producer.flush(timeoutMilliseconds: 10_000))
        let found = try connection.committedRecords(of: name, count: 2)
        #expect(found.map(\.headers.count) == [1, 2])
    }
}
