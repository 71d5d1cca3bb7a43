import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// An end of the process after which nobody starts it again, and a process too many.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct TakeoverTests {
        /// The shortest session that is allowed.
        static let sessionSeconds = 6.0
        static let settings = """
            timeouts: {session: \(Int(sessionSeconds))s, transaction: 3s}
            \(RestartTests.smallTransactions)
            """

        @Test(arguments: TestBroker.real)
        func partitionsOfAKilledInstanceThatStaysAwayAreRoutedWithinTheSessionAndThreeSeconds(
            _ broker: TestBroker
        ) throws {
            let fixture = try ServiceFixture(broker.connect())
            let decisions = try CommittedReader(fixture.connection, [fixture.decisions])
            let stays = try fixture.run(instance: "stays", settings: Self.settings)
            let goes = try fixture.run(instance: "goes", settings: Self.settings)
            for service in [stays, goes] { try service.awaitLog("Partitions assigned") }
            try fixture.connection.produce(ServiceFixture.inquiries(0..<2_000), to: fixture.input("sms"))
            // In the middle of its work, so that a transaction may be open.
            try decisions.read("some are routed") { decisions.entries.count > 200 }
            goes.signal(SIGKILL)
            let killedAt = ContinuousClock.now
            try fixture.connection.produce(ServiceFixture.inquiries(2_000..<2_400), to: fixture.input("sms"))
            try decisions.read("all are routed", within: 40) { decisions.entries.count >= 2_400 }
            let seconds = (ContinuousClock.now - killedAt) / .seconds(1)
            print("Measured: routed whole \(seconds) s after the kill of an instance that stays away, session 6 s")
            #expect(seconds < Self.sessionSeconds + 3)
            try fixture.expectEachOnce((0..<2_400).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: stays)
        }

        @Test(arguments: TestBroker.real)
        func ofTwoProcessesWithOneInstanceNameOneEndsWith78AndNamesTheID(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let services = [try fixture.run(), try fixture.run()]
            try fixture.connection.produce(ServiceFixture.inquiries(0..<200), to: fixture.input("sms"))
            try awaitCondition("one has ended", within: 90) { services.contains { !$0.isRunning } }
            let ended = try #require(services.first { !$0.isRunning })
            #expect(try ended.exitCode(within: 1) == 78)
            #expect(ended.stderr.contains("switchboard-\(fixture.name)-one-"))
            let other = try #require(services.first { $0 !== ended })
            try fixture.expectEachOnce((0..<200).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: other)
        }
    }
}
