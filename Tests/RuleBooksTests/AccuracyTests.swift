import RuleBooks
import Testing

/// How the shipped rules do on labelled inquiries. The floors are well below what is measured: they catch a broken
/// edit, not a worse one.
@Suite(.enabled(if: LabelledData.folder != nil, "SWITCHBOARD_DATA does not name a folder with labelled inquiries"))
struct AccuracyTests {
    @Test func labelledInquiriesReachTheirDepartments() throws {
        let book = try #require(RuleBook.load(directory: shippedRules).book)
        let report = AccuracyReport(of: book, on: try LabelledData.read("inquiries-dev.jsonl"))
        #expect(report.right.total == 400)
        #expect(report.macroF1 >= 0.8)
        #expect(report.urgent.recall.share ?? 0 >= 0.8)
        #expect(report.urgent.precision.share ?? 0 >= 0.6)
        #expect(report.urgentReachingSafety.share ?? 0 >= 0.95)
    }

    @Test func ordinaryTextMessagesSeldomReachSafety() throws {
        let book = try #require(RuleBook.load(directory: shippedRules).book)
        let alarms = FalseAlarms(of: book, on: try LabelledData.read("real-sms.jsonl"))
        #expect(alarms.count == 5574)
        #expect(alarms.alarms.count { $0.isUrgent } <= 10)
        #expect(alarms.alarms.count { $0.reachesSafety } <= 40)
    }
}
