// Invariants 6, 11 and 12: how far it got, and whether the run shows anything.
extension InvariantChecker {
    /// After the last fault everything has to be routed within this time.
    static let drainSecondsMax = 30.0
    /// While a broker and a member are up, something has to be committed within this time.
    static let standstillSecondsMax = 15.0

    func dishonestOffsets() -> [String] {
        let latest = evidence.groupOffsets.latest
        let unfinished = evidence.inputEnds.sorted { $0.key < $1.key }.compactMap { partition, end -> String? in
            let offset = latest[partition] ?? 0
            return offset == end ? nil : "\(partition): \(offset) is committed, the log ends at \(end)"
        }
        let backwards = evidence.groupOffsets.history.sorted { $0.key < $1.key }.flatMap { partition, offsets in
            zip(offsets, offsets.dropFirst()).filter { $0 > $1 }.map { "\(partition): from \($0) back to \($1)" }
        }
        return unfinished + backwards
    }

    func standstills() -> [String] {
        var offenders: [String] = []
        if let seconds = evidence.figures.secondsToDrain, seconds > Self.drainSecondsMax {
            offenders.append("routed \(seconds) s after the last fault, \(Self.drainSecondsMax) at most")
        } else if evidence.figures.secondsToDrain == nil {
            offenders.append("not everything was routed")
        }
        if evidence.figures.longestStandstill > Self.standstillSecondsMax {
            offenders.append("nothing was committed for \(evidence.figures.longestStandstill) s")
        }
        return offenders
    }

    func missingFaults() -> [String] {
        let aborts = evidence.outputLogs.flatMap(\.transactions).count { $0.end?.marker == .abort }
        let all = evidence.figures.counts + [.init("aborts in the logs", aborts, atLeast: evidence.figures.abortsMin)]
        return all.filter { $0.count < $0.minimum }.map { "\($0.name): \($0.count), at least \($0.minimum)" }
    }
}
