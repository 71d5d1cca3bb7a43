extension RFC3339 {
    /// The longest time that is read: nine digits of a fraction are more than any clock gives.
    static let bytesMax = 35

    /// The instant of a complete RFC 3339 time (section 5.6), in milliseconds since 1970 UTC; finer fractions are cut.
    /// Nil for anything else, a time without offset included. A leap second (23:59:60 UTC on the last day of a month,
    /// section 5.7) is the second behind it, since 1970's count has none.
    public static func parse(_ text: Span<UInt8>) -> Int64? {
        // 2026-09-01T07:15:00 and at least a Z.
        guard text.count >= 20, text.count <= bytesMax, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            text[10] | 0x20 == UInt8(ascii: "t"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            let century = twoDigits(text, 0), let yearOfCentury = twoDigits(text, 2), let month = twoDigits(text, 5),
            let day = twoDigits(text, 8), let hour = twoDigits(text, 11), let minute = twoDigits(text, 14),
            let second = twoDigits(text, 17), case let year = century * 100 + yearOfCentury,
            (1...12).contains(month), day >= 1, day <= days(in: month, of: year), hour < 24, minute < 60, second <= 60
        else { return nil }
        var position = 19
        guard let milliseconds = fraction(text, &position), let offset = offsetMinutes(text, position) else {
            return nil
        }
        let minutes = (daysSince1970(year, month, day) * 24 + hour) * 60 + minute - offset
        if second == 60 { guard endsAMonth(minutes) else { return nil } }
        return (minutes * 60 + second) * 1000 + milliseconds
    }

    /// Reads `.5`, if any, as 500; nil for a point without digits.
    private static func fraction(_ text: Span<UInt8>, _ position: inout Int) -> Int64? {
        guard text[position] == UInt8(ascii: ".") else { return 0 }
        let first = position + 1
        var milliseconds: Int64 = 0
        var weight: Int64 = 100
        position = first
        while position < text.count, text[position] &- UInt8(ascii: "0") < 10 {
            milliseconds += Int64(text[position] - UInt8(ascii: "0")) * weight
            weight /= 10
            position += 1
        }
        return position > first ? milliseconds : nil
    }

    /// Reads `Z` or `-05:00`, which has to be all that is left.
    private static func offsetMinutes(_ text: Span<UInt8>, _ position: Int) -> Int64? {
        guard position < text.count else { return nil }
        let sign = text[position]
        if sign | 0x20 == UInt8(ascii: "z") { return text.count == position + 1 ? 0 : nil }
        guard text.count == position + 6, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            text[position + 3] == UInt8(ascii: ":"), let hours = twoDigits(text, position + 1),
            let minutes = twoDigits(text, position + 4), hours < 24, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    /// The number that two digits say.
    @inline(__always)
    private static func twoDigits(_ text: Span<UInt8>, _ start: Int) -> Int64? {
        let (tens, ones) = (text[start] &- UInt8(ascii: "0"), text[start &+ 1] &- UInt8(ascii: "0"))
        return tens < 10 && ones < 10 ? Int64(tens) &* 10 &+ Int64(ones) : nil
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a UTC minute is the last of a month.
    private static func endsAMonth(_ minutes: Int64) -> Bool {
        let (day, minuteOfDay) = floorDivide(minutes, by: 24 * 60)
        return minuteOfDay == 24 * 60 - 1 && civilDate(daysSince1970: day + 1).day == 1
    }

    /// The inverse of `civilDate` (Hinnant, days_from_civil).
    private static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = floorDivide(shiftedYear, by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
