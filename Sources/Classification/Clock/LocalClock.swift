/// A time zone as a table of its changes, resolved when the book was compiled.
public struct LocalClock: Sendable {
    /// A change of the clocks.
    public struct Transition: Sendable, Equatable {
        /// From when on, in milliseconds since 1970 UTC.
        public var instant: Int64
        /// The offset from UTC from then on, in seconds.
        public var utcOffset: Int

        /// A change by its parts.
        public init(instant: Int64, utcOffset: Int) {
            self.instant = instant
            self.utcOffset = utcOffset
        }
    }

    /// The offset before the first change, in seconds.
    private let initialOffset: Int
    private let transitions: [Transition]

    /// Clocks that show `initialOffset` (seconds) until the first of `transitions`, which ascend. After the last
    /// one they stay.
    public init(initialOffset: Int = 0, transitions: [Transition] = []) {
        self.initialOffset = initialOffset
        self.transitions = transitions
    }

    /// The offset from UTC at an instant, in seconds.
    public func utcOffset(at instant: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].instant <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initialOffset : transitions[low - 1].utcOffset
    }

    /// The instant at which the clocks show `local` (milliseconds since 1970, as if they showed UTC). A time that
    /// stands twice is the first; one that is skipped is as much later as the clocks were put forward.
    public func instant(ofLocal local: Int64) -> Int64 {
        // No zone is a day away from UTC, so these are the offsets before and after a change near `local`.
        let before = utcOffset(at: local - dayMilliseconds)
        let after = utcOffset(at: local + dayMilliseconds)
        let first = local - Int64(before) * 1000
        guard before != after, utcOffset(at: first) != before else { return first }
        let second = local - Int64(after) * 1000
        return utcOffset(at: second) == after ? second : first
    }
}

/// A day by the clock, in milliseconds.
let dayMilliseconds: Int64 = 86_400_000
