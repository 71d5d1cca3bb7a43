/// The faults of a schedule, one armed after the other.
struct FaultQueue {
    private let faults: [Fault]
    private(set) var fired = 0
    private var skip: Int

    init(_ faults: [Fault]) {
        self.faults = faults
        skip = faults.first?.skip ?? 0
    }

    /// What befalls the next call at this site.
    mutating func next(at site: CallSite) -> FaultKind? {
        guard fired < faults.count, faults[fired].site == site else { return nil }
        guard skip == 0 else {
            skip -= 1
            return nil
        }
        defer {
            fired += 1
            if fired < faults.count { skip = faults[fired].skip }
        }
        return faults[fired].kind
    }
}
