import Foundation
import Inquiries
import SeededNumbers
import Testing

@Suite struct RFC3339WritingTests {
    private func text(_ milliseconds: Int64, offset: Int = 0) -> String {
        var bytes: [UInt8] = []
        RFC3339.append(milliseconds: milliseconds, utcOffsetSeconds: offset, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func anInstantIsWrittenAsTheDistrictsClockShowsIt() {
        #expect(text(0) == "1970-01-01T00:00:00Z")
        #expect(text(1_788_264_900_250, offset: -5 * 3600) == "2026-09-01T07:15:00.250-05:00")
        #expect(text(1_709_164_800_000, offset: 19_800) == "2024-02-29T05:30:00+05:30")
        #expect(text(-1) == "1969-12-31T23:59:59.999Z")
    }

    @Test func noInstantOrOffsetLeavesFourDigitYears() {
        #expect(text(.max, offset: .max).hasPrefix("9999-12-31"))
        #expect(text(.min, offset: .min).hasPrefix("0000-01-01"))
    }

    /// From 1600 on: before October 1582 Foundation counts by the Julian calendar, RFC 3339 does not.
    @Test func foundationReadsBackWhatIsWritten() throws {
        var random = SplitMix64(seed: 7)
        let format = Date.ISO8601FormatStyle(includingFractionalSeconds: false)
        for _ in 0..<2000 {
            let seconds = Int64.random(in: -11_676_096_000...253_000_000_000, using: &random)
            let offset = Int.random(in: -14 * 60...14 * 60, using: &random) * 60
            let date = try format.parse(text(seconds * 1000, offset: offset))
            #expect(Int64(date.timeIntervalSince1970) == seconds)
        }
    }
}
