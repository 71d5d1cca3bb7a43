/// Times as RFC 3339 writes them: how every time in an inquiry, an assignment and a record's headers looks.
public enum RFC3339 {
    /// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z: what four digits of a year can say, in milliseconds since
    /// 1970 UTC, less one day at each end so that no offset leads beyond.
    static let instants: ClosedRange<Int64> = (-62_167_219_200_000 + 86_400_000)...(253_402_300_799_999 - 86_400_000)
    private static let secondsADay: Int64 = 86_400

    /// A time as text, without a buffer: at most `2026-09-01T07:15:00.250-05:00`.
    public struct Text: Sendable {
        private var bytes = InlineArray<29, UInt8>(repeating: 0)
        private var count = 0

        /// Its characters.
        public var span: Span<UInt8> {
            @_lifetime(borrow self)
            get { _overrideLifetime(bytes.span.extracting(0..<count), borrowing: self) }
        }

        fileprivate mutating func append(_ byte: UInt8) {
            bytes[count] = byte
            count &+= 1
        }

        fileprivate mutating func append(twoDigits value: Int64) {
            append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 10))
            append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
        }
    }

    /// An instant as a clock with this offset from UTC shows it, for example `2026-09-01T07:15:00.250-05:00`:
    /// milliseconds only where there are some, `Z` for no offset. The offset counts in whole minutes; an instant
    /// outside the years 0 to 9999 becomes the nearest inside.
    public static func text(milliseconds: Int64, utcOffsetSeconds: Int) -> Text {
        let instant = min(max(milliseconds, instants.lowerBound), instants.upperBound)
        let offsetMinutes = min(max(utcOffsetSeconds / 60, -23 * 60 - 59), 23 * 60 + 59)
        let (seconds, fraction) = floorDivide(instant, by: 1000)
        let (days, second) = floorDivide(seconds + Int64(offsetMinutes) * 60, by: secondsADay)
        let date = civilDate(daysSince1970: days)
        var text = Text()
        text.append(twoDigits: date.year / 100)
        text.append(twoDigits: date.year % 100)
        text.append(UInt8(ascii: "-"))
        text.append(twoDigits: date.month)
        text.append(UInt8(ascii: "-"))
        text.append(twoDigits: date.day)
        text.append(UInt8(ascii: "T"))
        text.append(twoDigits: second / 3600)
        text.append(UInt8(ascii: ":"))
        text.append(twoDigits: second / 60 % 60)
        text.append(UInt8(ascii: ":"))
        text.append(twoDigits: second % 60)
        if fraction > 0 {
            text.append(UInt8(ascii: "."))
            text.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction / 100))
            text.append(twoDigits: fraction % 100)
        }
        appendOffset(minutes: offsetMinutes, to: &text)
        return text
    }

    /// Appends such a text.
    public static func append(milliseconds: Int64, utcOffsetSeconds: Int, to bytes: inout [UInt8]) {
        let text = text(milliseconds: milliseconds, utcOffsetSeconds: utcOffsetSeconds)
        text.span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    private static func appendOffset(minutes: Int, to text: inout Text) {
        guard minutes != 0 else { return text.append(UInt8(ascii: "Z")) }
        text.append(minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        text.append(twoDigits: Int64(minutes.magnitude / 60))
        text.append(UInt8(ascii: ":"))
        text.append(twoDigits: Int64(minutes.magnitude % 60))
    }

    static func floorDivide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// The proleptic Gregorian date, by eras of 400 years that begin on 1 March (Howard Hinnant, "chrono-Compatible
    /// Low-Level Date Algorithms", civil_from_days).
    static func civilDate(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = floorDivide(days + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }
}
