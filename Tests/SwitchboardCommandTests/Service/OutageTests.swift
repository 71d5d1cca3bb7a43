import Foundation
import KafkaTestKit
import Testing

/// A broker that is killed and away for a while, on a node of its own. A soak with a command of its own, `make soak`: see
/// docs/decisions/pipeline.md for what it has found and is not understood yet.
@Suite(
    .enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set"),
    .enabled(if: ProcessInfo.processInfo.environment["SOAK"] != nil, "a soak: `make soak` runs it"))
struct OutageTests {
    /// What librdkafka and the allocator may take for reconnecting; a leak of 4,000 unread inquiries is far more.
    static let growthMiB = 24

    @Test func anOutageCostsNoMemoryAndNoInquiryAndAStopDuringOneSaysSo() throws {
        let broker = try ApacheKafka()
        let fixture = try ServiceFixture(TestConnection(bootstrapServers: broker.bootstrapServers))
        let decisions = try CommittedReader(fixture.connection, [fixture.decisions])
        let service = try fixture.run(settings: ServiceTests.RestartTests.smallTransactions)
        defer { if ProcessInfo.processInfo.environment["OUTAGE_LOG"] != nil { print(service.stderr) } }
        try service.awaitLog("Partitions assigned")
        try fixture.connection.produce(ServiceFixture.inquiries(0..<4_000), to: fixture.input("sms"))
        try decisions.read("some are routed") { decisions.entries.count > 500 }

        try broker.kill()
        let before = service.residentMiB
        var highest = before
        let outage = ContinuousClock.now
        try awaitCondition("the outage has lasted 20 s", within: 25) {
            highest = max(highest, service.residentMiB)
            return ContinuousClock.now - outage > .seconds(20)
        }
        try broker.start()
        let backAt = ContinuousClock.now
        try fixture.connection.produce(ServiceFixture.inquiries(4_000..<4_500), to: fixture.input("sms"))
        try fixture.expectEachOnce((0..<4_500).map { ServiceFixture.inquiryID($0) })
        print(
            "Measured: \(before) MiB before an outage of 20 s, at most \(highest) during it; all routed "
                + "\(ContinuousClock.now - backAt) after the broker was back")
        #expect(service.isRunning)
        #expect(highest - before < Self.growthMiB)
        #expect(service.residentMiB - before < Self.growthMiB)

        try broker.kill()
        let askedAt = ContinuousClock.now
        service.signal(SIGTERM)
        #expect(try service.exitCode(within: 15) == 75)
        print("Measured: a stop without a broker took \(ContinuousClock.now - askedAt)")
        // A connection that broke is doubt: what was under way on it may arrive later.
        #expect(service.counted("producers_replaced") > 0)
        fixture.expectNoWords(in: service)
    }
}
