import Glibc

/// Milliseconds that only go forward: deadlines must not jump with the wall clock.
protocol SteadyClock {
    /// Milliseconds since some moment in the past.
    func now() -> Int64
    /// Waits before a call is repeated.
    func pause(milliseconds: Int)
}

/// The machine's monotonic clock.
struct MonotonicClock: SteadyClock {
    func now() -> Int64 { Self.milliseconds(of: CLOCK_MONOTONIC) }

    /// Callers pass a few milliseconds; clamped, so that no number could end the process here.
    func pause(milliseconds: Int) { usleep(UInt32(clamping: milliseconds &* 1_000)) }

    /// The wall clock, for stamps only.
    static func wallMilliseconds() -> Int64 { milliseconds(of: CLOCK_REALTIME) }

    private static func milliseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
