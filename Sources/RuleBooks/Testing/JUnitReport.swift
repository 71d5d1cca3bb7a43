import Diagnostics
public import Foundation

/// Writes a test report as JUnit XML (the Ant JUnit schema of Windy Road, which build servers read): one suite a rule file.
public struct JUnitReport {
    private let report: RuleTestReport
    private let ranAt: Date

    /// A report of tests that ran at a time.
    public init(_ report: RuleTestReport, ranAt: Date) {
        self.report = report
        self.ranAt = ranAt
    }

    /// The document.
    public var xml: String {
        var files: [String] = []
        for result in report.results where !files.contains(result.test.file) { files.append(result.test.file) }
        let suites = files.enumerated().map { suite($1, id: $0) }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + suites.joined() + "</testsuites>\n"
    }

    private func suite(_ file: String, id: Int) -> String {
        let results = report.results.filter { $0.test.file == file }
        let attributes = [
            ("name", Self.token(file)), ("package", "rules"), ("id", String(id)), ("timestamp", timestamp),
            ("hostname", "localhost"), ("tests", String(results.count)),
            ("failures", String(results.count { !$0.passes })), ("errors", "0"),
            ("time", Self.seconds(results.reduce(.zero) { $0 + $1.duration })),
        ]
        return element("testsuite", attributes, indent: 2) + "    <properties/>\n"
            + results.map { testCase($0, of: file) }.joined()
            + "    <system-out/>\n    <system-err/>\n  </testsuite>\n"
    }

    private func testCase(_ result: RuleTestReport.Result, of file: String) -> String {
        let line = result.test.position.line
        let attributes = [
            ("name", Self.token("line \(line): \(result.test.message.text)")), ("classname", Self.token(file)),
            ("time", Self.seconds(result.duration)),
        ]
        let open = element("testcase", attributes, indent: 4)
        guard !result.passes else { return open + "    </testcase>\n" }
        let message = Self.escaped(result.problems.joined(separator: "; "))
        return open + "      <failure type=\"expectation\" message=\"\(message)\">"
            + Self.escaped("\(file):\(line): \(result.message)") + "</failure>\n    </testcase>\n"
    }

    private func element(_ name: String, _ attributes: [(String, String)], indent: Int) -> String {
        let text = attributes.map { " \($0)=\"\(Self.escaped($1))\"" }.joined()
        return String(repeating: " ", count: indent) + "<\(name)\(text)>\n"
    }

    /// Seconds and no time zone, as the schema asks: UTC.
    private var timestamp: String { String(ranAt.formatted(.iso8601).prefix(19)) }

    private static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let microseconds = String(attoseconds / 1_000_000_000_000)
        return "\(seconds)." + String(repeating: "0", count: 6 - microseconds.count) + microseconds
    }

    /// The longest name of a test: a line of a report.
    private static let nameLengthMax = 120

    /// An xs:token: single spaces, none at the ends.
    private static func token(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count > nameLengthMax ? words.prefix(nameLengthMax) + "…" : words
    }

    /// Text as XML 1.0 takes it; characters that it has no way to write read as U+FFFD.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "\n", "\t", "\r": "&#\(scalar.value);"
            default:
                scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : String(scalar)
            }
        }.joined()
    }
}
