/// Tells a producer that was fenced by its own successor, which may happen once after a pause or a network cut, from
/// two processes that share an id and would fence each other for ever.
struct FencingGuard {
    /// Two fencings within a minute mean that somebody else is alive under our id.
    static let windowMilliseconds: Int64 = 60_000

    private var lastFencing: Int64?

    /// Notes a fencing; true where it is the second within the window and the process has to end.
    mutating func isSecondFencing(now: Int64) -> Bool {
        defer { lastFencing = now }
        guard let lastFencing else { return false }
        return now - lastFencing < Self.windowMilliseconds
    }
}
