import AdminAPI
import Testing

/// Who runs what, and what is wrong about that.
@Suite struct FleetStatusTests {
    private static let now: Int64 = 1_789_488_000_000  // 2026-09-15T16:00:00Z

    private func report(_ name: String, _ hash: String, loadedAt: String) -> InstanceReport {
        InstanceReport(
            instance: name, version: "1", startedAt: loadedAt, reportedAt: loadedAt, heartbeatSeconds: 5,
            ruleBook: LoadedBook(hash: hash, source: .files, loadedAt: loadedAt, by: "poll"))
    }

    private func status(_ reports: [(InstanceReport, secondsAgo: Int64)], grace: Int = 60) -> FleetStatus {
        FleetStatus(reports.map { ($0, Self.now - $1 * 1_000) }, now: Self.now, graceSeconds: grace)
    }

    @Test func instancesWithOneBookThatAreHeardAreHealthy() {
        let status = status([
            (report("b", "x", loadedAt: "2026-09-15T15:00:00.000Z"), 3),
            (report("a", "x", loadedAt: "2026-09-15T15:00:09.000Z"), 19),
        ])
        #expect(status.instances.map(\.report.instance) == ["a", "b"])
        #expect(status.instances.allSatisfy { $0.state == .running })
        #expect(status.differingSeconds == nil)
        #expect(status.problems.isEmpty)
    }

    @Test func oneThatMissesFourHeartbeatsIsSilentAndItsBookCountsNoMore() {
        let status = status([
            (report("a", "x", loadedAt: "2026-09-15T15:00:00.000Z"), 2),
            (report("b", "y", loadedAt: "2026-09-15T15:00:00.000Z"), 20),
        ])
        #expect(status.instances.map(\.state) == [.running, .silent])
        #expect(status.differingSeconds == nil)
        #expect(status.problems == ["b has been silent for 20 s and has not said that it stops"])
    }

    @Test(arguments: [(60, false), (59, true)])
    func differentBooksAreAProblemBeyondTheGraceTime(grace: Int, isProblem: Bool) {
        let status = status(
            [
                (report("a", "x", loadedAt: "2026-09-15T15:59:00.000Z"), 2),
                (report("b", "y", loadedAt: "2026-09-15T15:00:00.000Z"), 2),
                (report("c", "z", loadedAt: "2026-09-15T15:59:50.000Z"), 2),
            ], grace: grace)
        #expect(status.differingSeconds == 60)
        #expect(
            status.problems == (isProblem ? ["3 rule books run side by side for 60 s: over 59 s (fleet.grace)"] : []))
    }

    @Test func nobodyAtAllIsAProblemAndADayOfSilenceIsForgotten() {
        let status = status([(report("a", "x", loadedAt: "2026-09-15T15:00:00.000Z"), 86_400)])
        #expect(status.instances.isEmpty)
        #expect(status.problems == ["no instance runs"])
    }

    @Test func aReportStaysSmallWhateverTheReasonsAre() {
        let rejected = RejectedBook(
            hash: "h", state: .refused, reasons: Array(repeating: String(repeating: "x", count: 10_000), count: 21),
            since: "s")
        let book = LoadedBook(hash: "h", source: .files, loadedAt: "t", by: "poll")
        let report = InstanceReport(
            instance: "a", version: "1", startedAt: "t", reportedAt: "t", heartbeatSeconds: 5, ruleBook: book,
            rejected: rejected)
        #expect(ControlLine.bytes(report).count < 4_000)
    }
}
