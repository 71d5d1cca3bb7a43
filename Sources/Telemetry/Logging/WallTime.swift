import Glibc

/// A moment on the wall clock, for the stamps of log lines.
public struct WallTime: Sendable, Equatable {
    /// Milliseconds since 1970 UTC.
    public let milliseconds: Int64

    /// A moment by its milliseconds since 1970 UTC.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The present moment.
    public static func now() -> WallTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// As RFC 3339 in UTC with milliseconds.
    public var text: String {
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let date = [
            padded(Int(parts.tm_year) + 1900, 4), padded(Int(parts.tm_mon) + 1, 2), padded(Int(parts.tm_mday), 2),
        ]
        let time = [padded(Int(parts.tm_hour), 2), padded(Int(parts.tm_min), 2), padded(Int(parts.tm_sec), 2)]
        let fraction = padded(Int(milliseconds % 1000), 3)
        return date.joined(separator: "-") + "T" + time.joined(separator: ":") + "." + fraction + "Z"
    }
}
