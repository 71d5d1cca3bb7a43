// The invariants of a run, read from the model's logs at its end. Numbers as in docs/testing.md.
extension Simulation {
    /// What does not hold; empty where all does.
    func problems() -> [String] {
        var problems = cluster.problems
        let committed = cluster.log.filter { cluster.outcomes[$0.transaction] == true }
        var places: [SourceRecord: [ModelRecord]] = [:]
        for record in committed { places[record.source, default: []].append(record) }
        for partition in 0..<Self.partitions {
            for offset in 0..<Self.messagesEach {
                let source = SourceRecord(partition: partition, offset: offset)
                let records = places.removeValue(forKey: source) ?? []
                problems += Self.problems(of: records, "\(partition)@\(offset)")
            }
            let end = cluster.group.committed[partition] ?? 0
            if end != Self.messagesEach { problems.append("6 offsets honest: partition \(partition) ends at \(end)") }
        }
        if !places.isEmpty { problems.append("3 nothing made up: \(places.count) outputs without an input") }
        if cluster.hasOpenTransaction { problems.append("7 no orphan: a transaction is open") }
        return problems + orderProblems(committed)
    }

    private static func problems(of records: [ModelRecord], _ name: String) -> [String] {
        var problems: [String] = []
        for output in 0..<ModelCluster.outputs {
            let count = records.count { $0.output == output }
            if count == 0 { problems.append("1 nothing lost: \(name) has no output \(output)") }
            if count > 1 { problems.append("2 nothing twice: \(name) has output \(output) \(count) times") }
        }
        if let first = records.first, records.contains(where: { $0.transaction != first.transaction }) {
            problems.append("4 atomic: \(name) is in several transactions")
        }
        return problems
    }

    /// Within one output, the records of one input partition are in its order.
    private func orderProblems(_ committed: [ModelRecord]) -> [String] {
        var last: [Int: Int64] = [:]
        for record in committed {
            let key = record.output * 100 + record.source.partition
            if record.source.offset < last[key] ?? -1 {
                return ["5 order: partition \(record.source.partition) in output \(record.output)"]
            }
            last[key] = record.source.offset
        }
        return []
    }
}
