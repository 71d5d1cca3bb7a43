/// Tells a worker that was fenced by its own successor, which may happen once after a pause or a network cut, from two
/// processes that share an id and would fence each other for ever.
struct FencingGuard {
    /// Fenced again within a minute: somebody else is alive under our id.
    static let windowMilliseconds: Int64 = 60_000
    /// One takeover fences producer and consumer, one shortly after the other.
    static let takeoverMilliseconds: Int64 = 2_000

    private var lastTakeover: Int64?

    /// Whether nobody took the id over: a batch that was open for longer than the broker lets a transaction be was ended by the broker
    /// itself, and librdkafka calls that fenced too. Two outages within a minute are no rival.
    func isTimeout(batchAge: Int64?, transaction: Int) -> Bool {
        guard let batchAge else { return false }
        return batchAge >= transaction
    }

    /// Notes a fencing; true where it belongs to a second takeover within the window and the process has to end.
    mutating func isSecondFencing(now: Int64) -> Bool {
        guard let last = lastTakeover, now - last < Self.windowMilliseconds else {
            lastTakeover = now
            return false
        }
        return now - last >= Self.takeoverMilliseconds
    }
}
