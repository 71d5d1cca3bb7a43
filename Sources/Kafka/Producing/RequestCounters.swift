import CRdKafka

/// What went wrong underneath a client since its start, summed over its brokers. Where it grows, a request that librdkafka
/// has given up or sent again may still reach a broker and end a later transaction (KAFKA-17754): destroy the producer and
/// make a new one, whose `initTransactions` fences such stragglers.
///
/// librdkafka's own count of requests sent again (`txretries`) is no such sign: most of them were answered ("coordinator
/// is loading", "concurrent transactions" right after a commit), and what was answered is not under way.
public struct RequestCounters: Hashable, Sendable {
    /// Requests that were not answered in time.
    public internal(set) var timedOut = 0
    /// Connections that broke while they were up; what was under way on them went unanswered.
    public internal(set) var disconnects = 0
}

extension RequestCounters {
    /// Reads the two counters out of librdkafka's statistics by their names, which stand in its brokers alone.
    init(statistics: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < statistics.count {
            guard statistics[index] == UInt8(ascii: "\"") else {
                index &+= 1
                continue
            }
            if let number = Self.number(after: "\"req_timeouts\":", at: index, in: statistics) { timedOut &+= number }
            if let number = Self.number(after: "\"disconnects\":", at: index, in: statistics) {
                disconnects &+= number
            }
            index &+= 1
        }
    }

    private static func number(
        after name: StaticString, at index: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard bytes.count - index > name.utf8CodeUnitCount else { return nil }
        for offset in 0..<name.utf8CodeUnitCount where bytes[index + offset] != name.utf8Start[offset] { return nil }
        var number = 0
        var place = index + name.utf8CodeUnitCount
        while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
        while place < bytes.count, case let digit = bytes[place] &- UInt8(ascii: "0"), digit < 10 {
            number = number &* 10 &+ Int(digit)
            place += 1
        }
        return number
    }
}

/// Called inside a poll, every `statistics.interval.ms`. Returns 0: librdkafka frees the text.
func statisticsCallback(
    client: OpaquePointer?, text: UnsafeMutablePointer<CChar>?, count: Int, opaque: UnsafeMutableRawPointer?
) -> Int32 {
    guard let events = ClientEvents.from(opaque), let statistics = bytes(at: text, count: count) else { return 0 }
    events.requests = RequestCounters(statistics: statistics)
    return 0
}
