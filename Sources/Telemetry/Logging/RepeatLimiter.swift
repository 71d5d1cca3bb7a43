/// Lets one line a cause through in ten seconds, so that a broker's outage can't flood the log.
/// Owned by one thread.
public struct RepeatLimiter: Sendable {
    /// Ten seconds, in milliseconds: often enough to see that a fault lasts, seldom enough to read.
    public static let interval: Int64 = 10_000

    private var lastTimes: [String: Int64] = [:]

    /// A limiter that has let nothing through yet.
    public init() {}

    /// Whether a line of this cause may be written now. `now` is in milliseconds of any steady clock.
    public mutating func allows(_ cause: String, now: Int64) -> Bool {
        if let last = lastTimes[cause], now - last < Self.interval { return false }
        lastTimes[cause] = now
        return true
    }
}
