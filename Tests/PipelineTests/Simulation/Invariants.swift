// The invariants of a run, read from the model's logs at its end. Numbers as in docs/testing.md.
extension Simulation {
    /// What does not hold; empty where all does.
    func problems() -> [String] {
        var problems = cluster.problems
        let committed = cluster.log.filter {
            cluster.transactions[$0.transaction.id].outcomes[$0.transaction.serial] == true
        }
        let each = Int(Self.messagesEach)
        var routed = [RoutedMessage](repeating: RoutedMessage(), count: Self.partitions * each)
        for record in committed {
            let (partition, offset) = (record.source.partition, Int(record.source.offset))
            guard 0..<Self.partitions ~= partition, 0..<each ~= offset else {
                return ["3 nothing made up: an output of \(partition)@\(offset), which is no input"]
            }
            routed[partition * each + offset].add(record)
        }
        for place in routed.indices where !routed[place].isRight {
            problems += routed[place].problems("\(place / each)@\(place % each)")
        }
        for partition in 0..<Self.partitions {
            let end = cluster.group.committed[partition] ?? 0
            if end != Self.messagesEach { problems.append("6 offsets honest: partition \(partition) ends at \(end)") }
        }
        if cluster.hasOpenTransaction { problems.append("7 no orphan: a transaction is open") }
        return problems + orderProblems(committed)
    }

    /// Within one output, the records of one input partition are in its order.
    private func orderProblems(_ committed: [ModelRecord]) -> [String] {
        var last = [Int64](repeating: -1, count: ModelCluster.outputs * Self.partitions)
        for record in committed {
            let place = record.output * Self.partitions + record.source.partition
            if record.source.offset < last[place] {
                return ["5 order: partition \(record.source.partition) in output \(record.output)"]
            }
            last[place] = record.source.offset
        }
        return []
    }
}

/// What became of one input record.
private struct RoutedMessage {
    private var counts: (Int, Int, Int) = (0, 0, 0)
    private var transaction: TransactionRun?
    private var isTorn = false

    /// Whether each output has it once, all of one transaction.
    var isRight: Bool { counts == (1, 1, 1) && !isTorn }

    mutating func add(_ record: ModelRecord) {
        switch record.output {
        case 0: counts.0 += 1
        case 1: counts.1 += 1
        default: counts.2 += 1
        }
        if let transaction, transaction != record.transaction { isTorn = true }
        transaction = record.transaction
    }

    func problems(_ name: String) -> [String] {
        var problems: [String] = []
        for (output, count) in [counts.0, counts.1, counts.2].enumerated() {
            if count == 0 { problems.append("1 nothing lost: \(name) has no output \(output)") }
            if count > 1 { problems.append("2 nothing twice: \(name) has output \(output) \(count) times") }
        }
        if isTorn { problems.append("4 atomic: \(name) is in several transactions") }
        return problems
    }
}
