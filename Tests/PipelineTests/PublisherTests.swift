import JSON
import Kafka
import KafkaTestKit
import Testing

@testable import Assignments
@testable import Pipeline

/// What a producer makes of an outbox.
@Suite struct PublisherTests {
    @Test func theHeadersOfARefusedRecordDoNotGoOutWithTheNextOne() throws {
        let fixture = try PipelineFixture(.embedded)
        let producer = try Producer(
            configuration: fixture.connection.configuration(["message.max.bytes": "1000"]))
        let publisher = try Publisher(producer: producer, settings: fixture.settings)

        let tooLarge = outbox(header: "refused", valueBytes: 2_000)
        #expect(publisher.publish(tooLarge, isOutOfTime: { false }) == .messageTooLarge)
        #expect(publisher.publish(outbox(header: "taken", valueBytes: 10), isOutOfTime: { false }) == nil)
        #expect(producer.flush(timeoutMilliseconds: 10_000))

        let records = try fixture.connection.committedRecords(of: fixture.deadLetters, count: 1)
        #expect(records.map { $0.header("taken") } == ["x"])
        #expect(records.map { $0.header("refused") } == [nil])
    }

    /// One dead letter with one header, whose value is "x".
    private func outbox(header: String, valueBytes: Int) -> Outbox {
        let outbox = Outbox()
        let bytes = Array("\(header)x".utf8) + Array(repeating: UInt8(ascii: "v"), count: valueBytes)
        outbox.bytes.append(bytes)
        let name = 0..<header.utf8.count
        let value = name.upperBound..<name.upperBound + 1
        outbox.headers.append(OutgoingHeader(name: name, value: value))
        outbox.records.append(
            OutgoingRecord(destination: .deadLetter, key: nil, value: value.upperBound..<bytes.count, headers: 0..<1))
        return outbox
    }
}
