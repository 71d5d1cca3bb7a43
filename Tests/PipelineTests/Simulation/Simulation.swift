import Assignments
import Inquiries
import Kafka
import SeededNumbers
import Telemetry

@testable import Pipeline

/// Some workers of one group on a model of Kafka, stepped by a seeded scheduler, until all that was written is routed. The same
/// schedule gives the same run.
final class Simulation {
    static let workers = 2
    static let partitions = 5
    static let messagesEach: Int64 = 3
    /// Far more than any run needs: a worker that does not get on is a failure.
    static let stepsMax = 1_500

    /// Enough for whoever was failed last to come back, once nothing fails any more.
    static let stepsAfterwards = 12

    /// How often a broker looks for what has timed out.
    static let tickMilliseconds: Int64 = 10

    let cluster = ModelCluster(workers: workers, partitions: partitions, messagesEach: messagesEach)
    var faults: FaultQueue
    private var processes: [SimulatedProcess] = []
    private var random: SplitMix64
    private var depth = 0
    private var nextTick: Int64 = 0

    init(_ schedule: Schedule) {
        faults = FaultQueue(schedule.faults)
        random = SplitMix64(seed: schedule.seed &* 31)
    }

    /// Runs a schedule; gives what was wrong at its end, and what happened.
    static func run(_ schedule: Schedule) -> (problems: [String], counts: ModelCluster.Counts) {
        let simulation = Simulation(schedule)
        simulation.run()
        return (simulation.problems(), simulation.cluster.counts)
    }

    private func run() {
        processes = (0..<Self.workers).map(start)
        while cluster.counts.steps < Self.stepsMax, !isDrained { step(processes[random.next(below: processes.count)]) }
        guard isDrained else { return cluster.problems.append("11 liveness: not drained") }
        settle()
        for process in processes where process.consumer?.fatalError != nil {
            cluster.problems.append("11 liveness: worker \(process.index) reads no more")
        }
        for process in processes { stop(process) }
    }

    /// Nothing fails any more: whoever was failed last comes back.
    private func settle() {
        faults = FaultQueue([])
        for _ in 0..<Self.stepsAfterwards where !isSettled {
            for index in processes.indices { step(processes[index]) }
        }
    }

    /// Whether all wait for input and none is about to be put out of the group: more steps would change nothing.
    private var isSettled: Bool {
        for process in processes where !process.isWaitingForInput { return false }
        return cluster.group.isStable
    }

    private var isDrained: Bool {
        guard cluster.isDrained else { return false }
        cluster.deliverAllDelayed()
        return cluster.isDrained
    }

    private func start(_ index: Int) -> SimulatedProcess {
        let process = SimulatedProcess(index, simulation: self)
        process.worker = try? Worker(
            clients: ModelClients(process: process), router: ModelRouter(), clock: cluster.clock,
            settings: Self.settings, channel: process.channel, log: .silent)
        return process
    }

    /// One step of a worker; where it crashed or ended, its successor starts.
    private func step(_ process: SimulatedProcess) {
        cluster.counts.steps += 1
        process.isOnStack = true
        process.worker?.step()
        process.isOnStack = false
        if process.worker?.failure != nil { process.die() }
        if process.isDead { replace(process) }
    }

    private func replace(_ process: SimulatedProcess) {
        process.end()
        processes[process.index] = start(process.index)
    }

    /// While one worker stands still in a call.
    func runOthers(steps: Int) {
        guard depth < Self.workers else { return }
        depth += 1
        defer { depth -= 1 }
        for _ in 0..<steps { for process in processes where !process.isOnStack { step(process) } }
    }

    /// What time brings to the broker and to librdkafka's own threads.
    func passTime() {
        if cluster.group.hasNews {
            cluster.group.hasNews = false
            for process in processes where !process.isDead && !process.isStalled { process.consumer?.keepMembership() }
        }
        guard cluster.clock.time >= nextTick else { return }
        nextTick = cluster.clock.time + Self.tickMilliseconds
        cluster.tick()
    }

    private func stop(_ process: SimulatedProcess) {
        process.channel.requestStop(transactionDeadline: cluster.clock.time + 5_000)
        defer { process.end() }
        guard let worker = process.worker else { return }
        let hasDoubt = worker.hasTransactionLeft
        if !worker.stop(), !hasDoubt, !process.isDead {
            cluster.problems.append("stop: work was left to the broker's timeouts")
        }
    }

    static let settings: PipelineSettings = {
        let reader = InquiryReader(input: InputDefinition(name: "inquiries"))
        var settings = PipelineSettings(
            instance: "simulated", instanceIsNamed: false, workers: 1, subscriptions: [ModelCluster.inputTopic],
            consumerSettings: [], producerSettings: [], reader: { _ in reader })
        settings.batch.messagesMax = 3
        settings.timeouts.session = Int(ModelCluster.sessionTimeout)
        settings.timeouts.transaction = Int(ModelCluster.transactionTimeout)
        return settings
    }()

    static let book: RuleBookSlot = {
        do { return RuleBookSlot(try SmallBook.make(kafkaTopics: ["owner", "copy", "none"])) } catch {
            preconditionFailure("the small book does not compile: \(error)")
        }
    }()
}
