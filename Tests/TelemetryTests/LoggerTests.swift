import Foundation
import Synchronization
import Telemetry
import Testing

@Suite struct LoggerTests {
    /// Keeps what a logger wrote.
    final class Lines: Sendable {
        let written = Mutex<[String]>([])
        func logger(_ format: Logger.Format, minimumLevel: LogLevel = .info) -> Logger {
            Logger(
                format: format, minimumLevel: minimumLevel, now: { WallTime(milliseconds: 1_700_000_000_042) },
                write: { bytes in self.written.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } })
        }
        var all: [String] { written.withLock { $0 } }
    }

    @Test func aJSONLineIsOneObjectWithTimeLevelMessageAndFields() throws {
        let lines = Lines()
        lines.logger(.json).info(
            "routed", .text("topic", "a \"b\"\n"), .integer("count", 3),
            .counts("departments", [LogCount(name: "safety", count: 1), LogCount(name: "hr", count: 2)]))
        #expect(lines.all.count == 1)
        #expect(lines.all[0].hasSuffix("}\n"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(lines.all[0].utf8)) as? [String: Any])
        #expect(object["time"] as? String == "2023-11-14T22:13:20.042Z")
        #expect(object["level"] as? String == "info")
        #expect(object["message"] as? String == "routed")
        #expect(object["topic"] as? String == "a \"b\"\n")
        #expect(object["count"] as? Int == 3)
        #expect(object["departments"] as? [String: Int] == ["safety": 1, "hr": 2])
    }

    @Test func aTextLineStaysOneLineWhateverAFieldHolds() {
        let lines = Lines()
        lines.logger(.text(colour: false)).warning("broker away", .text("error", "a\nb\u{1B}[31m"))
        #expect(lines.all == ["2023-11-14T22:13:20.042Z warning broker away  error=\"a b [31m\"\n"])
    }

    @Test func colourStandsOnlyWhereItIsAskedFor() {
        let lines = Lines()
        lines.logger(.text(colour: true)).error("stopped")
        #expect(lines.all[0].contains("\u{1B}[31merror"))
    }

    @Test func linesBelowTheMinimumLevelAreNotWritten() {
        let lines = Lines()
        lines.logger(.json, minimumLevel: .warning).info("quiet")
        #expect(lines.all.isEmpty)
    }

    @Test func aRepeatedCauseIsLetThroughOnceInTenSeconds() {
        var limiter = RepeatLimiter()
        let allowed = [("away", 0), ("away", 9_999), ("another", 9_999), ("away", 10_000)].map { cause, time in
            limiter.allows(cause, now: Int64(time))
        }
        #expect(allowed == [true, false, true, true])
    }
}
