import Foundation
import Kafka
import KafkaTestKit

/// The sample inquiries that ship with the project, in English and Spanish, each filled up to 600 bytes with fields that
/// connectors add.
struct SizedInquiries {
    static let bytes = 600
    /// Enough that what a loop writes by replaying them compresses no better than what Switchboard writes: a batch of one partition holds none
    /// twice.
    static let recordedCount = 4_480

    /// Each sample's other fields, as the end of a JSON object.
    private let samples: [[UInt8]]

    init(file: String) throws {
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        samples = try lines.compactMap { line in
            guard var fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                ["en", "es"].contains(fields["language"] as? String)
            else { return nil }
            fields["id"] = nil
            fields["conversation_id"] = nil
            fields["received_at"] = "2026-09-01T07:15:00-05:00"
            // Sorted, so that each run has the same bytes.
            let object = try JSONSerialization.data(
                withJSONObject: fields, options: [.sortedKeys, .withoutEscapingSlashes])
            return Array(object.dropFirst())
        }
    }

    /// The inquiry of that number, with this id.
    func inquiry(_ number: Int, id: String) -> (key: [UInt8], value: [UInt8]) {
        // A conversation keeps to one sample; there are enough of them to spread over all partitions.
        let conversation = "conversation-\(number % (samples.count * Self.conversationsPerSample))"
        var value = Array(#"{"id":"\#(id)","conversation_id":"\#(conversation)","gateway":""#.utf8)
        let end = Array(#"","#.utf8) + samples[number % samples.count]
        Self.fill(&value, upTo: Self.bytes - end.count, number)
        return (Array(conversation.utf8), value + end)
    }

    /// Writes inquiries to a Kafka topic.
    func fill(_ topic: String, count: Int, on site: Site) throws {
        let producer = try Producer(
            configuration: site.connection.configuration([
                "partitioner": "murmur2_random", "enable.idempotence": "true", "linger.ms": "20",
            ]))
        let id = try producer.topic(topic)
        for number in 0..<count {
            try producer.enqueue(inquiry(number, id: "\(topic)-\(number)"), to: id)
            if number % 1_000 == 0 { producer.poll(timeoutMilliseconds: 0) }
        }
        guard producer.flush(timeoutMilliseconds: 60_000), producer.deliveries.delivered == count else {
            throw KafkaError(
                code: producer.deliveries.firstError ?? .timedOut, operation: "fill \(topic)",
                message: "\(producer.deliveries.delivered) of \(count) inquiries delivered")
        }
    }

    private static let conversationsPerSample = 40

    /// Appends what a gateway tells about a message: words that repeat and numbers that don't.
    private static func fill(_ value: inout [UInt8], upTo count: Int, _ number: Int) {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        while value.count < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            value += "node=gateway-\(state >> 61) segment=1 trace=\(String(state, radix: 16)) ".utf8
        }
        value.removeLast(value.count - count)
    }
}

extension Producer {
    /// Enqueues an inquiry, waiting while the queue is full.
    func enqueue(_ inquiry: (key: [UInt8], value: [UInt8]), to topic: TopicID) throws {
        var headers = RecordHeaders()
        while true {
            let error = inquiry.key.withUnsafeBufferPointer { key in
                inquiry.value.withUnsafeBufferPointer { value in
                    produce(to: topic, key: key, value: value, headers: &headers)
                }
            }
            guard let error else { return }
            guard error == .queueFull else {
                throw KafkaError(code: error, operation: "write an inquiry", message: error.explanation)
            }
            poll(timeoutMilliseconds: 10)
        }
    }
}
