// Invariants 1, 2, 3, 9 and 10: each input against its outputs.
extension InvariantChecker {
    func lost() -> [String] {
        evidence.expected.compactMap { inquiry in
            guard inquiry.source.offset < evidence.groupOffsets.latest[inquiry.source.partition] ?? 0 else {
                return nil
            }
            let found = outputs[inquiry.source] ?? []
            guard case .assignments(let departments) = inquiry.end else {
                return found.contains { $0.isDeadLetter } ? nil : "\(inquiry.source): no dead letter"
            }
            let missing = departments.subtracting(found.compactMap(\.department))
            if !missing.isEmpty { return "\(inquiry.source): no assignment for \(missing.sorted())" }
            return found.contains { $0.isDecision } ? nil : "\(inquiry.source): no decision record"
        }
    }

    func twice() -> [String] {
        let repeated = outputs.sorted { $0.key < $1.key }.flatMap { source, records in
            Dictionary(grouping: records, by: \.role).filter { $0.value.count > 1 }.flatMap { role, records in
                records.dropFirst().map { "\(source): \(role) again at \($0.place), first at \(records[0].place)" }
            }
        }
        guard case .atLeastOnce(let most) = evidence.delivery else { return repeated }
        return repeated.count <= most ? [] : ["\(repeated.count) outputs are repeated, \(most) at most were announced"]
    }

    func madeUp() -> [String] {
        let unknown = evidence.published.compactMap { record -> String? in
            guard let inquiry = expected[record.source] else { return "\(record.place): no input at \(record.source)" }
            guard let department = record.department, case .assignments(let departments) = inquiry.end,
                !departments.contains(department)
            else { return nil }
            return "\(record.place): \(inquiry.source) is not for \(department)"
        }
        let swallowed = evidence.outputLogs.flatMap { log in
            log.transactions.filter(\.isCommittedByAnother).map {
                "\(log.partition): records of producer \($0.producerID), epochs \($0.producerEpochs.sorted()), at "
                    + "\($0.offsets.map { "\($0.lowerBound)-\($0.upperBound)" }) were committed by the marker at "
                    + "\($0.end?.offset ?? -1)"
            }
        }
        return unknown + swallowed
    }

    func changedBytes() -> [String] {
        evidence.published.compactMap { record in
            guard let inquiry = expected[record.source], !record.isDecision else { return nil }
            guard record.inquiry == inquiry.value else { return "\(record.place): not the bytes of \(inquiry.source)" }
            guard record.isDeadLetter || record.key == inquiry.key else {
                return "\(record.place): not the key of \(inquiry.source)"
            }
            return nil
        }
    }

    func wrongDeadLetters() -> [String] {
        evidence.published.compactMap { record in
            guard case .deadLetter(let reason) = record.kind, let inquiry = expected[record.source] else { return nil }
            guard inquiry.end != .deadLetter(reason: reason) else { return nil }
            return "\(record.place): \(inquiry.source) is a dead letter (\(reason)), expected \(inquiry.end)"
        }
    }
}

extension PublishedRecord {
    var isDecision: Bool { if case .decision = kind { true } else { false } }
    var isDeadLetter: Bool { if case .deadLetter = kind { true } else { false } }
    var department: String? { if case .assignment(let department, _) = kind { department } else { nil } }

    /// What an input has one of at most.
    var role: String {
        switch kind {
        case .assignment(let department, _): "assignment for \(department)"
        case .decision: "decision record"
        case .deadLetter: "dead letter"
        }
    }
}
