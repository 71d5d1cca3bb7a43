import Kafka
import Testing

@Suite struct SmokeTests {
    @Test func aRecordGoesInAndComesOut() throws {
        let broker = try EmbeddedBroker()
        try broker.createTopic("a", partitions: 1)
        var settings = ClientConfiguration()
        try settings.set("bootstrap.servers", broker.bootstrapServers)
        var consuming = settings.copy()
        try consuming.set("group.id", "g")
        try consuming.set("auto.offset.reset", "error")
        let producer = try Producer(configuration: settings)
        let topic = try producer.topic("a")
        var headers = RecordHeaders()
        headers.add("x", "y")
        let bytes: [UInt8] = [1, 2, 3]
        let error = bytes.withUnsafeBufferPointer {
            producer.produce(to: topic, key: nil, value: $0, headers: &headers)
        }
        #expect(error == nil)
        #expect(producer.flush(timeoutMilliseconds: 5000))
        #expect(producer.deliveries.delivered == 1)
        let consumer = try Consumer(configuration: consuming)
        try consumer.subscribe(["^a"])
        var values: [[UInt8]] = []
        let deadline = ContinuousClock.now + .seconds(20)
        while values.isEmpty, ContinuousClock.now < deadline {
            if let message = consumer.poll(timeoutMilliseconds: 100) {
                #expect(message.error == nil, "\(message.errorText)")
                values.append(message.value.map(Array.init) ?? [])
            } else if let rebalance = consumer.takeRebalance() {
                var list = rebalance.partitions.copy()
                for index in 0..<list.count { list.setOffset(SpecialOffset.beginning, at: index) }
                try consumer.assign(list)
            }
        }
        #expect(values == [[1, 2, 3]])
        try consumer.beginClose()
        while !consumer.isClosed, ContinuousClock.now < deadline {
            _ = consumer.poll(timeoutMilliseconds: 100)
            if consumer.takeRebalance() != nil { try consumer.unassign() }
        }
        #expect(consumer.isClosed)
    }
}
