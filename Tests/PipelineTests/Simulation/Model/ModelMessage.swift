import Inquiries
import JSON
import Kafka

@testable import Assignments
@testable import Pipeline

/// A message, or an error, of the model.
struct ModelMessage: ConsumedRecord, ~Copyable {
    let error: KafkaErrorCode?
    let partition: Int32
    let offset: Int64

    var errorText: String { "the model says so" }
    var kafkaTopic: UnsafeBufferPointer<UInt8> { Self.topic }
    var topicHandleIdentity: UnsafeRawPointer? { UnsafeRawPointer(Self.topic.baseAddress) }

    /// Allocated once and never freed.
    private nonisolated(unsafe) static let topic: UnsafeBufferPointer<UInt8> = {
        let name = Array(ModelCluster.inputTopic.utf8)
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: name.count)
        _ = bytes.initialize(from: name)
        return UnsafeBufferPointer(bytes)
    }()
}

/// Makes an owner's record, a copy and a decision record of each message; their value says of which.
final class ModelRouter: MessageRouting {
    let outbox = Outbox()
    var counts = PipelineCounts()
    let sample: [SampledInquiry] = []
    private static let destinations: [Destination] = [
        .department(kafkaTopic: 0), .department(kafkaTopic: 1), .decisions,
    ]

    func use(_ book: ActiveBook, limits: OutputLimits) {}

    func route(_ message: borrowing ModelMessage, reader: InquiryReader) {
        outbox.reset()
        outbox.bytes.append([UInt8(message.partition), UInt8(message.offset)])
        for destination in Self.destinations {
            outbox.records.append(OutgoingRecord(destination: destination, key: nil, value: 0..<2, headers: 0..<0))
        }
        counts.inquiries += 1
    }
}
