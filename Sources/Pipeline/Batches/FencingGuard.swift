/// Tells a worker that was fenced by its own successor, which may happen once after a pause or a network cut, from two
/// processes that share an id and would fence each other for ever.
struct FencingGuard {
    /// Fenced again within a minute: somebody else is alive under our id.
    static let windowMilliseconds: Int64 = 60_000
    /// One takeover fences producer and consumer, the second of which is noticed a heartbeat (3 s at most,
    /// `PipelineTimeouts.heartbeat`) and an answer later. So long the fenced one also yields before it takes its id back: two rivals then fence each
    /// other in turn, and the one that was fenced first is the one that is fenced twice first, and ends alone.
    static let takeoverMilliseconds: Int64 = 5_000

    /// So long after a broker is back it may still answer what was asked before, such as our own second join of the group, which fences
    /// our first. A rival goes on fencing after that.
    static let recoveryMilliseconds: Int64 = 10_000

    private var lastTakeover: Int64?
    /// Until when the id is left to who took it.
    private var yieldsUntil: Int64 = 0
    /// Until when a fencing may be of our own making; `.max` while the broker is away.
    private var suspectUntil: Int64 = 0

    /// Notes that the broker left something unanswered: requests of the producer, or the group's session.
    mutating func noteOutage() { suspectUntil = .max }

    /// Notes that it answers again: a batch was committed or the group gave partitions.
    mutating func noteAnswer(now: Int64) {
        if suspectUntil == .max { suspectUntil = now + Self.recoveryMilliseconds }
    }

    /// Whether nobody took the id over: a batch that was open for longer than the broker lets a transaction be was ended by the broker
    /// itself, and librdkafka calls that fenced too. Two outages within a minute are no rival.
    func isTimeout(batchAge: Int64?, transaction: Int) -> Bool {
        guard let batchAge else { return false }
        return batchAge >= transaction
    }

    /// Notes a fencing of a client that was made at a moment; true where it belongs to a second takeover within the window. A client
    /// that was there at the first is part of that one, however late a busy machine notices.
    mutating func isSecondFencing(now: Int64, clientMadeAt: Int64) -> Bool {
        guard now >= suspectUntil else { return false }
        if let last = lastTakeover, now - last < Self.takeoverMilliseconds || clientMadeAt < last { return false }
        defer {
            lastTakeover = now
            yieldsUntil = now + Self.takeoverMilliseconds
        }
        guard let last = lastTakeover else { return false }
        return now - last < Self.windowMilliseconds
    }

    /// Whether the id is left to who took it, for now.
    func yields(now: Int64) -> Bool { now < yieldsUntil }
}
