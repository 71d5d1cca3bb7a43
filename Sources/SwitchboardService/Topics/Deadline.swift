import Foundation

/// The end of the time that a few requests have together.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(milliseconds: Int32) { end = .now + .milliseconds(milliseconds) }

    /// What is left, in milliseconds; 1 where nothing is, so that a request still fails by itself.
    var remaining: Int32 {
        let left = ContinuousClock.now.duration(to: end) / .milliseconds(1)
        return Int32(max(1, min(left, Double(Int32.max))))
    }

    /// Waits, on a thread that may; false where the time is up before.
    func wait(milliseconds: Int) -> Bool {
        guard .now + .milliseconds(milliseconds) < end else { return false }
        // Less than what is left of a time that the configuration bounds; callers pass constants.
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
        return true
    }
}
