/// The inquiries read since the last commit: how many and since when. Owned by one worker.
struct Batch {
    private(set) var messages = 0
    /// Milliseconds of the steady clock at the first inquiry.
    private(set) var openedAt: Int64 = 0
    let limits: BatchLimits

    init(limits: BatchLimits) { self.limits = limits }

    var isEmpty: Bool { messages == 0 }

    mutating func add(now: Int64) {
        if messages == 0 { openedAt = now }
        messages += 1
    }

    mutating func clear() { messages = 0 }

    func isFull(now: Int64) -> Bool {
        messages >= limits.messagesMax || (messages > 0 && now - openedAt >= limits.durationMilliseconds)
    }
}
