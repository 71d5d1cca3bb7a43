import Foundation
import KafkaTestKit
import LogChecking
import Testing

/// One run: a cluster, three members and a guest, inputs at a steady pace, faults everywhere; then the logs are read.
final class FaultRun {
    private static let tickSeconds = 0.1
    private static let reportSeconds = 10.0
    /// How much longer than planned a run may take to have its faults.
    private static let overtimeSeconds = 120.0

    let settings: RunSettings
    let cluster: KafkaCluster
    let folder: RunFolder
    let members: MemberGroup
    let plan: [PlannedInquiry]
    private let beganAt = ContinuousClock.now

    init(_ settings: RunSettings) throws {
        self.settings = settings
        cluster = try KafkaCluster(nodes: settings.nodes)
        folder = try RunFolder(cluster)
        members = try MemberGroup(folder, settings)
        plan = PlannedInquiry.plan(settings.inquiries, seed: settings.seed)
    }

    /// Runs, reads the logs and gives what does not hold.
    func violations() throws -> [Violation] {
        say("seed \(settings.seed), \(settings.nodes) nodes, \(settings.inquiries) inquiries")
        let feeder = Feeder(
            plan, to: folder.input, servers: cluster.bootstrapServers, seconds: settings.seconds)
        let harm = HarmSchedule(
            ClusterHarm.schedule(
                nodes: settings.nodes, rounds: settings.outages, losses: settings.losses,
                endsOnlyBroker: settings.endsOnlyBroker, seed: settings.seed),
            on: cluster, seconds: settings.seconds)
        try members.start()
        let progress = try watch(feeder, harm)
        defer { progress.end() }
        try inflict(feeder, harm, progress)
        cluster.proxy.forgetFaults()
        try members.heal()
        try feeder.wait()
        let figures = try drain(progress)
        try members.stop()
        let evidence = try EvidenceReader(cluster: cluster, folder: folder, plan: plan).read(figures: figures)
        let violations = InvariantChecker(evidence).violations()
        summarise(evidence, violations, harm)
        return violations
    }

    private func watch(_ feeder: Feeder, _ harm: HarmSchedule) throws -> GroupProgress {
        let up = members.up
        return try GroupProgress(
            of: folder, over: TestConnection(bootstrapServers: cluster.bootstrapServers)
        ) { committed in up.isSet && !harm.isOutage && committed < feeder.written }
    }

    /// Looks after the members until the inputs are written, all harm was done and enough has happened inside transactions.
    private func inflict(_ feeder: Feeder, _ harm: HarmSchedule, _ progress: GroupProgress) throws {
        let began = ContinuousClock.now
        var reportedAt = began
        var faults = 0
        while true {
            try members.tend()
            let seconds = (ContinuousClock.now - began) / .seconds(1)
            try invite(at: seconds / settings.seconds)
            if ContinuousClock.now - reportedAt > .seconds(Self.reportSeconds) {
                reportedAt = .now
                faults = RunSummary(members.all).inTransaction
                say("\(feeder.written) written, \(progress.committed) routed, \(faults) faults inside a transaction")
            }
            let isDone = try feeder.written == plan.count && harm.isOver() && seconds > settings.seconds
            if isDone, faults >= settings.faultsMin || seconds > settings.seconds + Self.overtimeSeconds { return }
            if isDone { faults = RunSummary(members.all).inTransaction }
            Thread.sleep(forTimeInterval: Self.tickSeconds)
        }
    }

    /// The guest comes after a third of the time and goes after two.
    private func invite(at share: Double) throws {
        if share > 0.33, share < 0.66, members.guest.starts == 0 { try members.guest.start(failpoints: "") }
        if share >= 0.66, members.guest.isRunning { members.guest.signal(SIGTERM) }
    }

    private func drain(_ progress: GroupProgress) throws -> RunEvidence.Figures {
        let healedAt = ContinuousClock.now
        var figures = RunEvidence.Figures()
        try? awaitCondition("all is routed", within: 60) { progress.committed >= plan.count }
        if progress.committed >= plan.count {
            figures.secondsToDrain = (ContinuousClock.now - healedAt) / .seconds(1)
        }
        let summary = RunSummary(members.all)
        figures.longestStandstill = progress.longestStandstill
        figures.abortsMin = 1
        figures.counts = [
            .init("faults inside a transaction", summary.inTransaction, atLeast: settings.faultsMin),
            .init("fencings", summary.fencings, atLeast: 1), .init("rebalances", summary.rebalances, atLeast: 1),
        ]
        return figures
    }

    private func summarise(_ evidence: RunEvidence, _ violations: [Violation], _ harm: HarmSchedule) {
        let summary = RunSummary(members.all)
        let transactions = evidence.outputLogs.flatMap(\.transactions)
        let lost = Dictionary(grouping: cluster.proxy.done, by: \.api).sorted { $0.key.rawValue < $1.key.rawValue }
            .map { api, faults in "\n  \(api): " + RunSummary.counted(faults.map { "\($0.action)" }) }
        say(
            "\(summary.hits.count) failpoints (\(RunSummary.counted(summary.hits.map(\.action)))), "
                + "\(summary.inTransaction) inside a transaction:\n\(summary.table)")
        say("by the proxy:" + lost.joined())
        say("to the cluster: " + harm.done.joined(separator: ", "))
        say(
            """
            \(summary.starts) starts, \(summary.rebalances) rebalances, \(summary.fencings) fencings, \
            \(transactions.count { $0.end?.marker == .abort }) aborted and \(transactions.count(where: \.isCommitted)) \
            committed transactions (counted in each partition); drained in \(evidence.figures.secondsToDrain ?? -1) s, \
            longest standstill \(evidence.figures.longestStandstill) s; \(evidence.expected.count) inputs, \
            \(evidence.published.count) outputs, \(violations.count) invariants violated
            """)
        violations.forEach { say($0.description) }
    }

    /// Keeps the logs of members and brokers; gives where.
    func keep() throws -> String {
        let place = RunFolder.package.appendingPathComponent(
            ".build/faults/\(settings.seed)-\(settings.nodes)-nodes-\(UUID().uuidString.prefix(4))")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: folder.url, to: place.appendingPathComponent("members"))
        for (index, node) in cluster.nodes.enumerated() {
            try FileManager.default.copyItem(at: node.directory, to: place.appendingPathComponent("node-\(index + 1)"))
        }
        return place.path
    }

    private func say(_ text: String) {
        let seconds = (ContinuousClock.now - beganAt) / .seconds(1)
        FileHandle.standardOutput.write(Data("faults \(Int(seconds)) s: \(text)\n".utf8))
    }
}
