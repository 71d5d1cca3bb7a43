import Inquiries
import Testing

@Suite struct ReceivedAtTests {
    @Test(
        arguments: [
            ("2026-02-10T15:04:05Z", 1_770_735_845_000), ("2026-02-10t15:04:05z", 1_770_735_845_000),
            ("2026-02-10T09:04:05-06:00", 1_770_735_845_000), ("2026-02-11T00:34:05+09:30", 1_770_735_845_000),
            ("2026-02-10T15:04:05.5Z", 1_770_735_845_500), ("2026-02-10T15:04:05.1239Z", 1_770_735_845_123),
            ("2026-02-10T15:04:05.000000001Z", 1_770_735_845_000), ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999Z", -1), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
            ("2000-02-29T12:00:00-00:00", 951_825_600_000),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("2016-12-31T18:59:60.5-05:00", 1_483_228_800_500),
        ] as [(String, Int64)])
    func anRFC3339TimeIsItsInstant(_ text: String, milliseconds: Int64) {
        #expect(RFC3339.parse(Array(text.utf8).span) == milliseconds)
    }

    @Test(arguments: [
        "", "2026-02-10", "2026-02-10T15:04:05", "2026-02-10 15:04:05Z", "2026-02-10T15:04Z", "2026-2-10T15:04:05Z",
        "2026-02-10T24:00:00Z",
        "2026-02-10T15:60:05Z", "2026-02-10T15:04:61Z", "2026-13-10T15:04:05Z", "2026-00-10T15:04:05Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-02-00T00:00:00Z", "2026-02-10T15:04:05.Z",
        "2026-02-10T15:04:05,5Z",
        "2026-02-10T15:04:05+0600", "2026-02-10T15:04:05+06", "2026-02-10T15:04:05+24:00", "2026-02-10T15:04:05+06:60",
        "2026-02-10T15:04:05ZZ", "2026-02-10T15:04:05 Z", "+026-02-10T15:04:05Z", "2026-02-10T15:04:60Z",
        "2016-12-30T23:59:60Z",
        "2016-12-31T23:59:60-05:00", "20260210T150405Z", "2026-02-10T15:04:05.0000000000000000Z",
        "2026-02-10T15:04:05é", "Tue, 10 Feb 2026",
    ])
    func anythingElseIsNoTime(_ text: String) {
        #expect(RFC3339.parse(Array(text.utf8).span) == nil)
    }

    @Test func everyTimeThatIsWrittenReadsBack() {
        for index in 0..<50_000 {
            let instant = Int64(index &* 7_919_000_033 % 250_000_000_000_000) - 60_000_000_000_000
            let offset = (index % 57 - 28) * 1800
            var text: [UInt8] = []
            RFC3339.append(milliseconds: instant, utcOffsetSeconds: offset, to: &text)
            #expect(RFC3339.parse(text.span) == instant)
        }
    }

    @Test(
        arguments: [
            ("1770735845", InputDefinition.TimeFormat.epochSeconds, 1_770_735_845_000),
            ("1770735845.25", .epochSeconds, 1_770_735_845_250),
            ("1.770735845e9", .epochSeconds, 1_770_735_845_000), ("17707358450E-1", .epochSeconds, 1_770_735_845_000),
            ("\"1770735845\"", .epochSeconds, 1_770_735_845_000),
            ("\"1770735845.999999\"", .epochSeconds, 1_770_735_845_999),
            ("1770735845123", .epochMilliseconds, 1_770_735_845_123),
            ("1770735845123.9", .epochMilliseconds, 1_770_735_845_123),
            ("0", .epochSeconds, 0), ("-1", .epochSeconds, -1000), ("0.0000000000000000000000001", .epochSeconds, 0),
            ("1770735845123", .epochSeconds, nil), ("1e30", .epochSeconds, nil), ("1e999999999", .epochSeconds, nil),
            ("99999999999999999999999999", .epochMilliseconds, nil), ("\"1770735845s\"", .epochSeconds, nil),
            ("\"\\u00b9\"", .epochSeconds, nil),
            ("\" 1\"", .epochSeconds, nil), ("\"1.\"", .epochSeconds, nil), ("\".5\"", .epochSeconds, nil),
            ("\"1e\"", .epochSeconds, nil),
            ("\"-\"", .epochSeconds, nil), ("\"2026-02-10T15:04:05Z\"", .epochSeconds, nil),
            ("true", .epochSeconds, nil),
        ] as [(String, InputDefinition.TimeFormat, Int64?)])
    func epochTimesAreReadAsNumbersAndAsNumericStrings(
        _ written: String, format: InputDefinition.TimeFormat, milliseconds: Int64?
    ) {
        let input = InputDefinition(
            name: "test", map: [.text: .pointers(["/t"]), .receivedAt: .pointers(["/at"])], timeFormat: format)
        let record = ReadRecord(#"{"t":"a","at":\#(written)}"#, input: input)
        #expect(record.inquiry?.receivedAt == milliseconds ?? ReadRecord.timestamp)
        #expect(record.ignored == (milliseconds == nil ? ["received_at"] : []))
        #expect((record[\.receivedAtText] == nil) == (milliseconds == nil))
    }

    @Test func aTimeMoreThanFiveMinutesAheadOfTheRecordIsIgnoredAndNamed() {
        func read(_ time: String, timestamp: Int64 = ReadRecord.timestamp) -> ReadRecord {
            ReadRecord(#"{"text":"a","received_at":"\#(time)"}"#, timestamp: timestamp)
        }
        #expect(read("2026-02-10T15:09:05Z").inquiry?.receivedAt == ReadRecord.timestamp + 300_000)
        #expect(read("2026-02-10T15:09:05.001Z").inquiry?.receivedAt == ReadRecord.timestamp)
        #expect(read("2026-02-10T15:09:05.001Z").ignored == ["received_at"])
        #expect(read("2020-01-01T00:00:00Z").ignored == [], "late messages are normal")
        #expect(read("2026-02-10T15:04:05Z", timestamp: .max).ignored == [])
    }

    @Test func aRecordWithoutTimestampCannotContradictItsTime() {
        let record = ReadRecord(#"{"text":"a","received_at":"2026-02-10T15:04:05Z"}"#, timestamp: -1)
        #expect(record.inquiry?.receivedAt == ReadRecord.timestamp)
        #expect(ReadRecord(#"{"text":"a"}"#, timestamp: -1).inquiry?.receivedAt == 0)
    }

    @Test func aTimeKeepsTheOffsetItWasWrittenWith() {
        #expect(
            ReadRecord(#"{"text":"a","received_at":"2026-02-10T09:04:05-06:00"}"#)[\.receivedAtText]
                == "2026-02-10T09:04:05-06:00")
    }
}
