import CRdKafka
import KafkaTestKit
import Synchronization
import Testing

@testable import Kafka

/// The end of a producer that was fenced. librdkafka (2.0.2) frees the text of a transaction's error before its brokers' threads
/// end: an answer "fenced" that one of them gets in between frees it again.
@Suite struct FencedProducerTests {
    /// What was under way when the producer's threads were asked to end.
    private static let underWay = Atomic<Int32>(-1)

    @Test func aFencedProducerThatGoesAwaitsNoAnswerAnyMore() throws {
        let connection = try TestBroker.embedded.connect()
        let broker = try #require(connection.embedded)
        let name = try connection.createTopic()
        let configuration = try connection.configuration(["transactional.id": "fenced", "linger.ms": "0"])
        rd_kafka_conf_interceptor_add_on_new(configuration.handle, "end", watchEnd, nil)
        var producer: Producer? = try Producer(configuration: configuration)
        try producer?.initTransactions(timeoutMilliseconds: 10_000)
        try producer?.beginTransaction()
        // The partition is part of the transaction from here on, so that a record is sent at once.
        try producer?.produce([TestRecord("first")], to: name)
        #expect(producer?.flush(timeoutMilliseconds: 10_000) == true)
        try broker.setRoundTripTime(milliseconds: 60_000)
        broker.failNextRequests(apiKey: 0, with: [.invalidProducerEpoch])
        try producer?.produce([TestRecord("under way")], to: name)
        #expect(producer?.outQueueLength == 1)
        producer = nil
        #expect(Self.underWay.load(ordering: .acquiring) == 0)
    }

    fileprivate static func note(_ client: OpaquePointer?) {
        underWay.store(client.map(rd_kafka_outq_len) ?? -1, ordering: .releasing)
    }
}

private func watchEnd(
    client: OpaquePointer?, configuration: OpaquePointer?, context: UnsafeMutableRawPointer?,
    text: UnsafeMutablePointer<CChar>?, size: Int
) -> rd_kafka_resp_err_t {
    rd_kafka_interceptor_add_on_destroy(client, "end", noteEnd, nil)
}

/// Called by librdkafka's own thread once the error's text is freed.
private func noteEnd(client: OpaquePointer?, context: UnsafeMutableRawPointer?) -> rd_kafka_resp_err_t {
    FencedProducerTests.note(client)
    return RD_KAFKA_RESP_ERR_NO_ERROR
}
