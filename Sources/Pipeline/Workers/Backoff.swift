/// Ever longer pauses between tries that fail, in milliseconds, so that an outage costs neither CPU nor log.
struct Backoff {
    /// The first pause.
    static let shortest = 100
    /// Long enough to be idle, short enough to be back soon after a broker is.
    static let longest = 2_000

    private var next = shortest

    /// The pause before the next try; the one after doubles.
    mutating func take() -> Int {
        defer { next = min(Self.longest, next * 2) }
        return next
    }

    mutating func reset() { next = Self.shortest }
}
