import YAML

/// Sizes as people write them: `1000000`, `512 KiB`, `1MiB`.
enum ByteCount {
    private static let units: [(name: String, bytes: Int)] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]

    /// A number of bytes within a range.
    static func parse(_ text: String, in range: ClosedRange<Int>) throws(ScalarProblem) -> Int {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text[digits.endIndex...].drop { $0 == " " }
        let factor = unit.isEmpty ? 1 : units.first { $0.name == unit }?.bytes
        guard !digits.isEmpty, let factor else {
            throw ScalarProblem(
                code: ConfigurationCode.expectedBytes.rawValue,
                "expected a number of bytes, found \(ScalarText.quoted(text))",
                hint: "a whole number, alone or with KiB, MiB or GiB: 1000000, 512 KiB, 1 MiB")
        }
        let (value, overflow) = (Int(digits) ?? .max).multipliedReportingOverflow(by: factor)
        guard !overflow, range.contains(value) else {
            throw ScalarProblem(
                code: YAMLCode.outOfRange.rawValue,
                "expected a size from \(describe(range.lowerBound)) to \(describe(range.upperBound)), found "
                    + ScalarText.quoted(text))
        }
        return value
    }

    /// A size in the largest unit that needs no fraction.
    static func describe(_ bytes: Int) -> String {
        for (name, factor) in units where bytes >= factor && bytes % factor == 0 { return "\(bytes / factor) \(name)" }
        return String(bytes)
    }
}
