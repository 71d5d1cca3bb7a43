import Foundation
import Kafka
import KafkaTestKit
import Testing

/// The tool that faults are made with has to be trusted itself. One cluster for all, one after the other.
@Suite(.serialized, .enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct KafkaProxyTests {
    private static let cluster = Result { try KafkaCluster(nodes: 1) }

    private struct Fixture {
        let cluster: KafkaCluster
        let direct: TestConnection
        let topic: String
        let producer: Producer
        let id: Producer.TopicID

        init(timeout: String = "10000") throws {
            cluster = try KafkaProxyTests.cluster.get()
            direct = TestConnection(bootstrapServers: cluster.bootstrapServers)
            topic = try direct.createTopic()
            let proxied = TestConnection(bootstrapServers: cluster.proxiedServers)
            producer = try Producer(
                configuration: proxied.configuration([
                    "transactional.id": topic, "client.id": "\(topic)-producer", "transaction.timeout.ms": timeout,
                    "socket.timeout.ms": timeout, "message.timeout.ms": timeout, "reconnect.backoff.max.ms": "200",
                ]), handlers: ClientEventHandlers(log: { _ in }))
            id = try producer.topic(topic)
            try producer.initTransactions(timeoutMilliseconds: 20_000)
        }

        func writeInTransaction(_ text: String) throws {
            try producer.beginTransaction()
            try producer.produce([TestRecord(text)], to: topic)
            #expect(producer.flush(timeoutMilliseconds: 10_000))
        }

        func committed() throws -> [String] { try direct.committedRecords(of: topic, count: 0, within: 5).map(\.text) }
    }

    @Test func trafficByTheProxyIsTheSameAndStaysWithIt() throws {
        let fixture = try Fixture()
        let before = fixture.cluster.proxy.accepted
        #expect(before > 0)
        try fixture.writeInTransaction("plain")
        try fixture.producer.commitTransaction(timeoutMilliseconds: 10_000)
        #expect(try fixture.committed() == ["plain"])
    }

    @Test func anAnswerThatIsLostWasAppliedBefore() throws {
        let fixture = try Fixture(timeout: "5000")
        try fixture.writeInTransaction("applied")
        let fault = ProxyFault(.endTransaction, .dropAnswer, client: fixture.topic)
        fixture.cluster.proxy.schedule(fault)
        #expect(throws: KafkaError.self) { try fixture.producer.commitTransaction(timeoutMilliseconds: 1_000) }
        #expect(fixture.cluster.proxy.done.contains(fault))
        #expect(try fixture.committed() == ["applied"])
    }

    @Test func aRequestThatIsDroppedWasNotApplied() throws {
        let fixture = try Fixture()
        try fixture.writeInTransaction("open")
        let fault = ProxyFault(.endTransaction, .dropRequest, client: fixture.topic)
        fixture.cluster.proxy.schedule(fault)
        #expect(throws: KafkaError.self) { try fixture.producer.commitTransaction(timeoutMilliseconds: 1_000) }
        #expect(fixture.cluster.proxy.done.contains(fault))
        #expect(try fixture.committed() == [])
    }

    @Test func anAnswerThatIsHeldComesLater() throws {
        let fixture = try Fixture()
        try fixture.writeInTransaction("held")
        fixture.cluster.proxy.schedule(
            ProxyFault(.endTransaction, .holdAnswer(milliseconds: 700), client: fixture.topic))
        let began = ContinuousClock.now
        try fixture.producer.commitTransaction(timeoutMilliseconds: 10_000)
        #expect(ContinuousClock.now - began >= .milliseconds(700))
    }

    @Test func cutConnectionsAreMadeAnewAndNothingIsLost() throws {
        let fixture = try Fixture()
        try fixture.writeInTransaction("before")
        let accepted = fixture.cluster.proxy.accepted
        #expect(fixture.cluster.proxy.cut() > 0)
        try fixture.producer.produce([TestRecord("after")], to: fixture.topic)
        try fixture.producer.commitTransaction(timeoutMilliseconds: 10_000)
        #expect(fixture.cluster.proxy.accepted > accepted)
        #expect(try fixture.committed() == ["before", "after"])
    }

    @Test func aConnectionThatBreaksInPlaceOfAnAnswerIsRidden() throws {
        let fixture = try Fixture()
        try fixture.writeInTransaction("cut")
        let fault = ProxyFault(.endTransaction, .cutInsteadOfAnswer, client: fixture.topic)
        fixture.cluster.proxy.schedule(fault)
        try fixture.producer.commitTransaction(timeoutMilliseconds: 10_000)
        #expect(fixture.cluster.proxy.done.contains(fault))
        #expect(try fixture.committed() == ["cut"])
    }
}
