import SeededNumbers

/// Where a worker calls its clients.
enum CallSite: String, CaseIterable {
    case initTransactions, begin, produce, producerPoll, flush, sendOffsets, commit, abort
    case poll, committed, assign, unassign, close
}

/// What befalls one call.
enum FaultKind: String, CaseIterable {
    /// An error that asks for the same call again; nothing happened.
    case retriable
    /// An error that asks for an abort. For `produce`: a record that is refused locally; for `flush`: one that is not delivered.
    case abortable
    /// The client can do nothing more; nothing happened.
    case fatal
    /// The same, but the broker had done what it was asked.
    case fatalApplied
    /// No answer in time; nothing happened.
    case timeoutNotApplied
    /// No answer in time, but the broker had done what it was asked.
    case timeoutApplied
    /// The connection broke before the answer; librdkafka asked again by itself and got it.
    case hiddenRetry
    /// The same, and the first request was not lost but arrives after the next transaction has begun (KAFKA-17754).
    case delayedCopy
    /// The broker answers an end of a transaction and writes its markers much later.
    case slowMarkers
    /// The process dies before the call, or after it.
    case crashBefore, crashAfter
    /// The others go on while this worker is on the line.
    case pause
    /// The process stands still until its session and its transaction have timed out; the others go on.
    case stall
    /// Another member joins or leaves.
    case rebalance
}

/// One fault: it befalls the call of `site`, by whichever worker, after `skip` others since the fault before.
struct Fault: Equatable, CustomStringConvertible {
    let site: CallSite
    let kind: FaultKind
    var skip = 0

    var description: String { "\(site.rawValue)+\(skip):\(kind.rawValue)" }

    /// Every fault that can befall a site.
    static let all: [Fault] = CallSite.allCases.flatMap { site in
        kinds(of: site).map { Fault(site: site, kind: $0) }
    }

    private static func kinds(of site: CallSite) -> [FaultKind] {
        [.crashBefore, .crashAfter, .pause, .stall, .rebalance] + ownKinds(of: site)
    }

    private static func ownKinds(of site: CallSite) -> [FaultKind] {
        switch site {
        case .initTransactions: [.retriable, .fatal, .timeoutNotApplied, .timeoutApplied]
        case .begin: [.fatal]
        case .produce: [.retriable, .abortable, .fatal]
        case .flush: [.abortable, .fatal, .timeoutNotApplied, .timeoutApplied, .hiddenRetry]
        case .sendOffsets:
            [.retriable, .abortable, .fatal, .timeoutNotApplied, .timeoutApplied, .hiddenRetry, .delayedCopy]
        case .commit, .abort:
            [
                .retriable, .abortable, .fatal, .fatalApplied, .timeoutNotApplied, .timeoutApplied, .hiddenRetry,
                .delayedCopy, .slowMarkers,
            ]
        case .poll: [.retriable, .fatal]
        case .committed: [.retriable, .timeoutNotApplied]
        case .producerPoll, .assign, .unassign, .close: []
        }
    }
}

/// What a run does: the order of its workers' steps, and its faults. As text: `seed site+skip:kind ...`.
struct Schedule: CustomStringConvertible {
    var seed: UInt64
    var faults: [Fault]

    var description: String { ([String(seed)] + faults.map(\.description)).joined(separator: " ") }

    /// Up to six faults after a seed.
    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        self.init(
            seed: seed,
            faults: (0...random.next(below: 6)).map { _ in
                var fault = Fault.all[random.next(below: Fault.all.count)]
                fault.skip = random.next(below: 4)
                return fault
            })
    }

    init(seed: UInt64, faults: [Fault]) {
        self.seed = seed
        self.faults = faults
    }

    /// Reads what `description` wrote; nil where it is none.
    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard let first = parts.first, let seed = UInt64(first) else { return nil }
        var faults: [Fault] = []
        for part in parts.dropFirst() {
            let halves = part.split(separator: ":")
            let place = halves[0].split(separator: "+")
            guard halves.count == 2, place.count == 2, let site = CallSite(rawValue: String(place[0])),
                let skip = Int(place[1]), let kind = FaultKind(rawValue: String(halves[1]))
            else { return nil }
            faults.append(Fault(site: site, kind: kind, skip: skip))
        }
        self.init(seed: seed, faults: faults)
    }
}
