import Foundation
import KafkaTestKit
import LogChecking
import Testing

/// The brokers away from the service, while inquiries keep coming in: for some seconds in `make test`, for ten minutes or
/// `OUTAGE_SECONDS` in `make soak`. The brokers themselves live on, so all that is judged is ours; a broker that dies alone loses
/// transactions' ends by itself (docs/decisions/pipeline.md).
@Suite(.serialized, .enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set"))
struct OutageTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// Long enough to fail deliveries, transactions and the session would take 10 s: a soak's. The short form breaks connections alone.
    static let seconds = environment["OUTAGE_SECONDS"].flatMap(Int.init) ?? (environment["SOAK"] == nil ? 5 : 600)
    /// Inquiries in a tenth of a second.
    static let pace = 10
    /// Outages shorter than this leave so little behind that reconnecting, not routing, takes the time.
    static let measurableSeconds = 60
    /// What librdkafka and the allocator may take for reconnecting.
    static let growthMiB = 24.0

    @Test func anOutageCostsNoMemoryAndNoInquiryAndIsMadeUpForAtTwiceTheInputsPace() throws {
        let cluster = try KafkaCluster(nodes: 1)
        let fixture = try ServiceFixture(TestConnection(bootstrapServers: cluster.bootstrapServers))
        let decisions = try CommittedReader(fixture.connection, [fixture.decisions])
        let service = try fixture.run(
            settings: ServiceTests.RestartTests.smallTransactions, servers: cluster.proxiedServers)
        defer { if Self.environment["OUTAGE_LOG"] != nil { print(service.stderr) } }
        try service.awaitLog("Partitions assigned")
        // 3 s before the outage, as long as it lasts, and 3 s of what comes while the rest is made up for.
        let total = (Self.seconds + 6) * 10 * Self.pace
        let surge = Surge(
            fixture.connection, ServiceFixture.inquiries(0..<total), to: fixture.input("sms"),
            perTenthOfASecond: Self.pace)
        try decisions.read("some are routed") { decisions.entries.count > 10 * Self.pace }

        let before = Double(service.residentMiB)
        let memory = try outage(of: cluster.proxy, service)
        let routedBefore = decisions.entries.count
        let backAt = ContinuousClock.now
        try surge.wait()
        try decisions.read("all are routed", within: 120) { decisions.entries.count >= total }
        let drained = Double((ContinuousClock.now - backAt).components.seconds) + 1  // rounded up
        let pace = Double(total - routedBefore) / drained
        print(
            "Measured: \(Self.seconds) s without a broker: \(before) MiB before, at most \(memory.highest) during it, "
                + "slope \(memory.slopePerMinute) MiB/min; \(total - routedBefore) inquiries routed within \(drained) s after it, "
                + "\(pace) a second, input \(10 * Self.pace) a second")
        #expect(service.isRunning)
        #expect(memory.highest - before < Self.growthMiB)
        if Self.seconds >= Self.measurableSeconds { #expect(pace >= 2 * Double(10 * Self.pace)) }

        var figures = RunEvidence.Figures()
        figures.secondsToDrain = 0  // what counts after an outage is the pace, judged above
        try fixture.expectInvariants(
            in: cluster.nodes.map { $0.directory.appendingPathComponent("data") }, ruleBook: service.ruleBook,
            figures: figures)
        try expectStopWithoutABroker(cluster.proxy, service)
        // A connection that broke is doubt: what was under way on it may arrive later.
        #expect(service.counted("producers_replaced") > 0)
        fixture.expectNoWords(in: service)
    }

    /// Takes the brokers away and gives them back. What the service held meanwhile.
    private func outage(of proxy: KafkaProxy, _ service: ChildProcess) throws -> MemorySeries {
        var memory = MemorySeries()
        proxy.close()
        let start = ContinuousClock.now
        try awaitCondition("the outage is over", within: Double(Self.seconds) + 30) {
            let elapsed = ContinuousClock.now - start
            memory.add(
                seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18,
                mebibytes: service.residentMiB)
            return elapsed > .seconds(Self.seconds)
        }
        proxy.open()
        return memory
    }

    private func expectStopWithoutABroker(_ proxy: KafkaProxy, _ service: ChildProcess) throws {
        proxy.close()
        let askedAt = ContinuousClock.now
        service.signal(SIGTERM)
        #expect(try service.exitCode(within: 15) == 75)
        print("Measured: a stop without a broker took \(ContinuousClock.now - askedAt)")
    }
}
