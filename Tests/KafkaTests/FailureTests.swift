import Kafka
import KafkaTestKit
import Synchronization
import Testing

@Suite struct FailureTests {
    /// A port of loopback that refuses connections.
    private func unreachable(_ settings: KeyValuePairs<String, String> = [:]) throws -> ClientConfiguration {
        try TestConnection(bootstrapServers: "127.0.0.1:1").configuration(settings)
    }

    @Test func anUnreachableBrokerEndsACallInTimeWithAClearError() throws {
        let admin = try AdminClient(configuration: unreachable())
        let start = ContinuousClock.now
        var caught: KafkaError?
        do throws(KafkaError) {
            _ = try admin.metadata(timeoutMilliseconds: 300)
        } catch {
            caught = error
        }
        #expect(ContinuousClock.now - start < .seconds(5))
        let error = try #require(caught)
        #expect([.transport, .timedOut].contains(error.code))
        #expect(error.isRetriable)
        #expect(!error.isFatal)
        #expect(error.description.hasPrefix("describe cluster: "))

        let creation = #expect(throws: KafkaError.self) {
            try admin.createTopics([NewTopic(name: "a", partitions: 1)], timeoutMilliseconds: 300)
        }
        #expect(creation?.code == .timedOut || creation?.code == .transport)
    }

    @Test func transactionsOfAnUnreachableBrokerMayBeTriedAgain() throws {
        let producer = try Producer(configuration: unreachable(["transactional.id": "id"]))
        let error = #expect(throws: KafkaError.self) { try producer.initTransactions(timeoutMilliseconds: 300) }
        #expect(error?.isRetriable == true)
        #expect(error?.isFatal == false)
    }

    @Test func aCallInTheWrongStateSaysWhatWasTried() throws {
        let producer = try Producer(configuration: unreachable())
        let error = #expect(throws: KafkaError.self) { try producer.beginTransaction() }
        #expect(error?.operation == "begin transaction")
        #expect(error?.code == .notConfigured)
        #expect(producer.fatalError == nil)
    }

    @Test func handlersHearLogLinesAndErrors() throws {
        let heard = Heard()
        let producer = try Producer(
            configuration: unreachable(["debug": "conf"]),
            handlers: ClientEventHandlers(
                log: { line in heard.add(log: line.facility) }, error: { error in heard.add(error: error.code) }))
        try awaitCondition("the client tells that no broker can be reached") {
            producer.poll(timeoutMilliseconds: 20)
            return heard.errors.contains(.allBrokersDown)
        }
        #expect(!heard.logs.isEmpty)
    }

    @Test func requestsThatTimeOutAreCounted() throws {
        let connection = try TestBroker.embedded.connect()
        let topic = try connection.createTopic()
        let producer = try Producer(
            configuration: connection.configuration([
                "statistics.interval.ms": "100", "socket.timeout.ms": "300", "message.timeout.ms": "5000",
            ]), handlers: ClientEventHandlers(log: { _ in }))
        try connection.produce([TestRecord("warm")], to: topic)
        #expect(producer.requests.timedOut == 0)
        try producer.produce([TestRecord("a")], to: topic)
        #expect(producer.flush(timeoutMilliseconds: 5000))
        try connection.embedded?.setRoundTripTime(milliseconds: 1000)
        try producer.produce([TestRecord("b")], to: topic)
        try awaitCondition("a request times out") {
            producer.poll(timeoutMilliseconds: 20)
            return producer.requests.timedOut > 0
        }
    }

    @Test func aConsumerThatWasNeverClosedIsFreedAtOnce() throws {
        let connection = try TestBroker.embedded.connect()
        let topic = try connection.createTopic()
        var member: GroupMember? = try GroupMember(connection, group: "group", topics: [topic])
        try member?.poll("it is a member") { member?.assigned.count == 1 }
        try connection.embedded?.stop()
        let start = ContinuousClock.now
        member = nil
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func aCloseThatFindsNoBrokerLeavesItsEndToTheOwner() throws {
        let connection = try TestBroker.embedded.connect()
        let topic = try connection.createTopic()
        var member: GroupMember? = try GroupMember(connection, group: "group", topics: [topic])
        try member?.poll("it is a member") { member?.assigned.count == 1 }
        try connection.embedded?.stop()
        try member?.consumer.beginClose()
        let start = ContinuousClock.now
        while member?.consumer.isClosed == false, ContinuousClock.now - start < .seconds(1) { try member?.step() }
        member = nil
        #expect(ContinuousClock.now - start < .seconds(8))
    }
}

/// What handlers heard, on whatever thread.
private final class Heard: Sendable {
    private let state = Mutex<(logs: [String], errors: [KafkaErrorCode])>(([], []))
    var logs: [String] { state.withLock { $0.logs } }
    var errors: [KafkaErrorCode] { state.withLock { $0.errors } }
    func add(log: String) { state.withLock { $0.logs.append(log) } }
    func add(error: KafkaErrorCode) { state.withLock { $0.errors.append(error) } }
}
