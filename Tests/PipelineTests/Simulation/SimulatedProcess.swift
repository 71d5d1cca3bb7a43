@testable import Kafka
@testable import Pipeline

/// One worker's process: its clients ask here before each call what befalls it. After a crash they do nothing any more,
/// and another process takes its place.
final class SimulatedProcess {
    let cluster: ModelCluster
    private unowned let simulation: Simulation
    let index: Int
    private(set) var isDead = false
    /// Whether it stands still, its heartbeats too.
    private(set) var isStalled = false
    /// Whether one of its calls is under way.
    var isOnStack = false
    var worker: SimulatedWorker?
    var consumer: ModelConsumer?
    let channel: WorkerChannel

    typealias SimulatedWorker = Worker<ModelClients, ModelRouter, VirtualClock>

    init(_ index: Int, simulation: Simulation) {
        self.index = index
        self.simulation = simulation
        cluster = simulation.cluster
        channel = WorkerChannel(book: Simulation.book, onEnd: { _ in })
    }

    var isWaitingForInput: Bool { worker?.phase == .reading && consumer?.isWaitingForInput == true }

    /// A call of a client begins; gives what befalls it, where the call itself has to act.
    func enter(_ site: CallSite) -> FaultKind? {
        guard !isDead else { return nil }
        cluster.clock.time += 1
        simulation.passTime()
        guard let fault = simulation.faults.next(at: site) else { return nil }
        switch fault {
        case .crashBefore: die()
        case .pause: simulation.runOthers(steps: 3)
        case .stall: standStill()
        case .rebalance: cluster.group.startRebalance()
        default: return fault
        }
        return nil
    }

    /// A call has ended.
    func leave(_ fault: FaultKind?) { if fault == .crashAfter { die() } }

    func wait(_ milliseconds: Int32) { cluster.clock.time += Int64(milliseconds) }

    func throwIfDead() throws(KafkaError) { if isDead { throw .model(.fatal, isFatal: true) } }

    func die() {
        guard !isDead else { return }
        isDead = true
        consumer?.fallSilent()
        cluster.counts.crashes += 1
    }

    /// Lets go of what refers to it.
    func end() {
        worker = nil
        consumer = nil
    }

    private func standStill() {
        isStalled = true
        consumer?.fallSilent()
        simulation.runOthers(steps: 4)
        cluster.clock.time += ModelCluster.sessionTimeout + 1
        simulation.passTime()
        simulation.runOthers(steps: 6)
        isStalled = false
        cluster.group.hasNews = true
    }
}

/// Makes the model's clients, with the settings that Kafka's own would get.
struct ModelClients: ClientFactory {
    let process: SimulatedProcess
    var worker: Int { process.index }
    var transactionalID: String { "switchboard-\(process.index)" }

    /// Read from what librdkafka would be told.
    private static let isReadCommitted =
        KafkaClientFactory(
            settings: Simulation.settings, worker: 0, handlers: ClientEventHandlers()
        ).consumerSettings().last { $0.name == "isolation.level" }?.value == "read_committed"

    func makeConsumer() throws(PipelineFailure) -> ModelConsumer {
        let consumer = ModelConsumer(process: process, isReadCommitted: Self.isReadCommitted)
        process.consumer = consumer
        return consumer
    }

    func makeProducer(limits: KafkaTopicLimits) throws(PipelineFailure) -> ModelProducer {
        ModelProducer(process: process)
    }
}
