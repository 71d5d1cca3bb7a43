import Kafka

@testable import Pipeline

/// A Kafka of one group: its input is written beforehand, its outputs are logs of transactional records. It knows no faults;
/// they befall the calls to it.
final class ModelCluster {
    static let inputTopic = "inquiries.sms"
    static let transactionTimeout: Int64 = 2_000
    static let sessionTimeout: Int64 = 3_000
    /// An owner's record, a copy and a decision record, each in a Kafka topic of its own.
    static let outputs = 3

    /// What happened, to tell a run that proved nothing.
    struct Counts {
        var commits = 0, aborts = 0, timeouts = 0, fencings = 0, rebalances = 0, crashes = 0, lateCopies = 0, steps = 0

        mutating func add(_ other: Counts) {
            commits += other.commits
            aborts += other.aborts
            timeouts += other.timeouts
            fencings += other.fencings
            rebalances += other.rebalances
            crashes += other.crashes
            lateCopies += other.lateCopies
            steps += other.steps
        }
    }

    /// A request that is still on its way.
    struct DelayedRequest {
        let id: Int
        let apply: (ModelCluster) -> Void
    }

    let clock = VirtualClock()
    /// By transactional id: a worker's number.
    let transactions: [ModelTransaction]
    var group: ModelGroup
    var log: [ModelRecord] = []
    /// The log end of each input partition.
    var inputEnds: [Int64]
    var delayed: [DelayedRequest] = []
    var problems: [String] = []
    var counts = Counts()

    init(workers: Int, partitions: Int, messagesEach: Int64) {
        transactions = (0..<workers).map { _ in ModelTransaction(partitions: partitions) }
        inputEnds = Array(repeating: messagesEach, count: partitions)
        group = ModelGroup(partitions: partitions)
    }

    /// What time brings.
    func tick() {
        expireTransactions()
        group.expire(now: clock.time)
    }

    /// Requests of this id that were held up arrive now, when its next transaction is open.
    func deliverDelayed(_ id: Int) {
        if delayed.isEmpty { return }
        let due = delayed.filter { $0.id == id }
        guard !due.isEmpty else { return }
        delayed.removeAll { $0.id == id }
        for request in due {
            counts.lateCopies += 1
            request.apply(self)
        }
    }

    /// The last requests that were held up arrive, where no transaction has followed.
    func deliverAllDelayed() { for request in delayed { deliverDelayed(request.id) } }

    /// Whether a partition has offsets of a transaction that has not ended.
    func hasPendingOffsets(_ partition: Int) -> Bool {
        for transaction in transactions where transaction.offsets[partition] != nil { return true }
        return false
    }

    var hasOpenTransaction: Bool {
        for transaction in transactions {
            if case .none = transaction.state { continue }
            return true
        }
        return false
    }

    var isDrained: Bool {
        for partition in inputEnds.indices where group.committed[partition] ?? 0 < inputEnds[partition] { return false }
        return !hasOpenTransaction
    }
}

/// Time that passes only by what is waited for.
final class VirtualClock: SteadyClock {
    var time: Int64 = 0

    func now() -> Int64 { time }
    func pause(milliseconds: Int) { time += Int64(milliseconds) }
}
