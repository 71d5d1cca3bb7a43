import Foundation
import Kafka
import KafkaTestKit
import Testing

/// The message path: poll, read, produce, serve reports, free.
@Suite struct AllocationTests {
    private static let messages = 2000
    private static let warmUp = 100

    // In a process of its own: counting changes how the runtime retains, which other tests' strings would not survive.
    @Test func theMessagePathAllocatesNothingInSwift() async {
        await #expect(processExitsWith: .success) {
            // The counter counts; else the zero below would say nothing.
            let allocations = try countingSwiftAllocations {
                for _ in 0..<10 { counted = Counted() }
            }
            try #require(allocations == 10)
            try Self.forwardWithoutAllocation()
        }
    }

    private static func forwardWithoutAllocation() throws {
        let connection = try TestBroker.embedded.connect()
        let input = try connection.createTopic()
        let output = try connection.createTopic()
        let record = TestRecord("a value of some length", key: "key", headers: ["ce_type": "a", "other": "b"])
        try connection.produce(Array(repeating: record, count: messages), to: input)
        let consumer = try Consumer(configuration: connection.configuration(["group.id": "group"]))
        var partitions = TopicPartitionList()
        partitions.add(topic: input, partition: 0, offset: SpecialOffset.beginning)
        try consumer.assign(partitions)
        let producer = try Producer(configuration: connection.configuration())
        var forwarder = Forwarder(producer: producer, topic: try producer.topic(output))
        forward(warmUp, from: consumer, by: &forwarder)
        let allocations = try countingSwiftAllocations {
            forward(messages - warmUp, from: consumer, by: &forwarder)
        }
        try #require(forwarder.bytes == messages * 39)  // value 22, key 3, headers 7 + 1 and 5 + 1
        try #require(producer.flush(timeoutMilliseconds: 10_000))
        try #require(producer.deliveries.delivered == messages)
        try #require(allocations == 0)
    }

    private static func forward(_ count: Int, from consumer: Consumer, by forwarder: inout Forwarder) {
        var forwarded = 0
        var idle = 0
        while forwarded < count, idle < 200 {
            guard let message = consumer.poll(timeoutMilliseconds: 100) else {
                idle += 1
                continue
            }
            forwarder.forward(message)
            forwarded += 1
        }
    }
}

private final class Counted {}

/// Keeps what is counted, so that it is not allocated on the stack.
private nonisolated(unsafe) var counted: Counted?

/// Copies messages from one Kafka topic to another.
private struct Forwarder {
    let producer: Producer
    let topic: Producer.TopicID
    var bytes = 0

    mutating func forward(_ message: borrowing ConsumedMessage) {
        guard message.error == nil, message.topicHandleIdentity != nil else { return }
        bytes += (message.value?.count ?? 0) + (message.key?.count ?? 0)
        var headers = RecordHeaders()
        let received = message.headers
        for index in 0..<received.count {
            guard let header = received[index] else { return }
            bytes += header.name.count + (header.value?.count ?? 0)
            headers.add(name: header.name, value: header.value)
        }
        guard producer.produce(to: topic, key: message.key, value: message.value, headers: &headers) == nil
        else { return }
        producer.poll(timeoutMilliseconds: 0)
    }
}
