import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// Ends of the process in the middle of its work.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct RestartTests {
        /// Many small transactions, so that an end falls into one.
        static let smallTransactions = "transaction: {messages: 100}"

        @Test(arguments: TestBroker.real)
        func aKilledNamedInstanceGoesOnWithinSecondsAndNothingIsLostOrDoubled(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let decisions = try CommittedReader(fixture.connection, [fixture.decisions])
            try fixture.connection.produce(ServiceFixture.inquiries(0..<4_000), to: fixture.input("sms"))
            let killed = try fixture.run(settings: Self.smallTransactions)
            try decisions.read("some are routed") { decisions.entries.count > 500 }
            killed.signal(SIGKILL)
            #expect(try killed.exitCode(within: 5) == 128 + SIGKILL)
            let restartedAt = CommittedReader.now
            let service = try fixture.run(settings: Self.smallTransactions)
            try decisions.read("it routes again") {
                decisions.entries.last.map { $0.producedAt > restartedAt } == true
            }
            let seconds = Double((decisions.entries.last?.readAt ?? 0) - restartedAt) / 1_000
            print("Measured: routing again \(seconds) s after the restart of a killed named instance")
            #expect(seconds < 5)
            try fixture.expectEachOnce((0..<4_000).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: service)
            fixture.expectNoWords(in: killed)
        }

        @Test(arguments: TestBroker.real)
        func aStopUnderLoadEndsWithZeroAndTheNextStartGoesOnWithoutLoss(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let decisions = try CommittedReader(fixture.connection, [fixture.decisions])
            try fixture.connection.produce(ServiceFixture.inquiries(0..<4_000), to: fixture.input("sms"))
            let first = try fixture.run(settings: Self.smallTransactions)
            try decisions.read("some are routed") { decisions.entries.count > 500 }
            let askedAt = ContinuousClock.now
            try fixture.expectCleanStop(of: first)
            print("Measured: a stop under load took \(ContinuousClock.now - askedAt)")
            let second = try fixture.run()
            try fixture.expectEachOnce((0..<4_000).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: second)
            // Nothing went wrong, so no producer may have been doubted.
            #expect(first.counted("producers_replaced") + second.counted("producers_replaced") == 0)
        }

        @Test func aStopBeforeTheFirstReadGivesTheAssignedPartitionsBack() throws {
            let cluster = try KafkaCluster(nodes: 1)
            let fixture = try ServiceFixture(TestConnection(bootstrapServers: cluster.bootstrapServers))
            for _ in 0..<10 { cluster.proxy.schedule(ProxyFault(.initProducerID, .holdAnswer(milliseconds: 5_000))) }
            let service = try fixture.run(servers: cluster.proxiedServers, workers: 1)
            try service.awaitLog("Partitions assigned")
            try fixture.expectCleanStop(of: service)
            #expect(!cluster.proxy.done.isEmpty)
        }

        @Test func aStopWaitsForABrokerThatIsBusy() throws {
            let cluster = try KafkaCluster(nodes: 1)
            let fixture = try ServiceFixture(TestConnection(bootstrapServers: cluster.bootstrapServers))
            let service = try fixture.run(servers: cluster.proxiedServers, workers: 1)
            try service.awaitLog("Partitions assigned")
            let fault = ProxyFault(.metadata, .holdAnswer(milliseconds: 1_500))
            cluster.proxy.schedule(fault)
            try fixture.expectCleanStop(of: service)
            #expect(cluster.proxy.done == [fault])
        }

        @Test(arguments: TestBroker.real)
        func anUnnamedInstanceThatStopsHandsItsPartitionsOverAtOnce(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let settings = "timeouts: {session: 60s}"
            let unnamed = try fixture.run(instance: nil, settings: settings)
            try unnamed.awaitLog("Partitions assigned")
            let other = try fixture.run(instance: "other", settings: settings)
            try other.awaitLog("Partitions assigned", within: 30)
            try fixture.expectCleanStop(of: unnamed)
            let stoppedAt = ContinuousClock.now
            try fixture.connection.produce(ServiceFixture.inquiries(0..<400), to: fixture.input("sms"))
            try fixture.expectEachOnce((0..<400).map { ServiceFixture.inquiryID($0) })
            let seconds = ContinuousClock.now - stoppedAt
            print("Measured: partitions of an unnamed instance are read \(seconds) after its stop, session 60 s")
            // A member that leaves is noticed at the next heartbeat, however long the session.
            #expect(seconds < .seconds(12))
            try fixture.expectCleanStop(of: other)
        }
    }
}
