// Invariants 4, 5, 7 and 8: what stands together, in which order, under which rule book.
extension InvariantChecker {
    /// A transaction in one partition.
    private struct Part: Hashable {
        let partition: KafkaPartition
        let transaction: PublishedRecord.Transaction
    }

    /// An input's outputs belong together, so the transactions of their partitions are one. Where that leads to two of
    /// the same partition, one of them was torn. Repeated outputs are invariant 2's.
    func torn() -> [String] {
        guard evidence.delivery == .exactlyOnce else { return [] }
        var parent: [Part: Part] = [:]
        func root(_ part: Part) -> Part {
            var root = part
            while let next = parent[root], next != root { root = next }
            parent[part] = root
            return root
        }
        var torn: [String] = []
        for (source, records) in outputs.sorted(by: { $0.key < $1.key })
        where Set(records.map(\.role)).count == records.count {
            let parts = records.compactMap { record in
                record.transaction.map { Part(partition: record.place.partition, transaction: $0) }
            }
            if parts.count < records.count { torn.append("\(source): outputs outside any transaction") }
            if Set(parts.map(\.transaction.producerID)).count > 1 { torn.append("\(source): outputs of two producers") }
            for part in parts { parent[root(part)] = root(parts[0]) }
        }
        let groups = Dictionary(grouping: parent.keys, by: root)
        for parts in groups.values {
            for (partition, parts) in Dictionary(grouping: parts, by: \.partition) where parts.count > 1 {
                let numbers = parts.map(\.transaction.number).sorted()
                torn.append(
                    "\(partition): transactions \(numbers) of producer \(parts[0].transaction.producerID) hold parts of one"
                )
            }
        }
        return torn
    }

    func outOfOrder() -> [String] {
        let assignments = evidence.published.filter { $0.department != nil }
        let byPartition = Dictionary(grouping: assignments, by: \.place.partition)
        return byPartition.sorted { $0.key < $1.key }.flatMap { _, records in
            var last: [[UInt8]: (sequence: Int, source: RecordPlace)] = [:]
            var seen: Set<RecordPlace> = []
            return records.sorted { $0.place < $1.place }.compactMap { record -> String? in
                // A repeated one is invariant 2's; what counts is where each stood first.
                guard let inquiry = expected[record.source], seen.insert(record.source).inserted else { return nil }
                defer { last[inquiry.key] = (inquiry.sequence, inquiry.source) }
                guard let before = last[inquiry.key], before.sequence >= inquiry.sequence else { return nil }
                return "\(record.place): \(inquiry.source) stands behind \(before.source)"
            }
        }
    }

    func open() -> [String] {
        evidence.outputLogs.flatMap { log in
            log.transactions.filter { $0.end == nil }.map {
                "\(log.partition): producer \($0.producerID) has a transaction open since \($0.offsets.first?.lowerBound ?? -1)"
            }
        }
    }

    func mixedRuleBooks() -> [String] {
        let decided = evidence.published.filter { !$0.isDeadLetter }
        let unknown = decided.filter { !evidence.ruleBooks.contains($0.ruleBook) }
            .map { "\($0.place): rule book \($0.ruleBook) was never published" }
        let parts = Dictionary(grouping: decided) { record in
            record.transaction.map { Part(partition: record.place.partition, transaction: $0) }
        }
        let mixed = parts.compactMap { part, records -> String? in
            guard let part, Set(records.map(\.ruleBook)).count > 1 else { return nil }
            return "\(part.partition): transaction \(part.transaction.number) mixes two rule books"
        }
        return unknown + mixed.sorted()
    }
}
