import Classification
import RuleBooks
import Testing

/// How the shipped rules do on labelled inquiries. The floors are well below what is measured: they catch a broken
/// edit, not a worse one.
@Suite(.enabled(if: LabelledData.folder != nil, "SWITCHBOARD_DATA does not name a folder with labelled inquiries"))
struct AccuracyTests {
    @Test func labelledInquiriesReachTheirDepartments() throws {
        let bench = Bench(try #require(RuleBook.load(directory: shippedRules).book))
        let inquiries = try LabelledData.read("inquiries-dev.jsonl")
        var (right, safety, safetyFound, urgent, urgentFound, urgentSaid) = (0, 0, 0, 0, 0, 0)
        for inquiry in inquiries {
            let outcome = bench.classify(inquiry.text, channel: inquiry.channel, language: inquiry.language ?? "")
            if outcome.topic == inquiry.primary { right += 1 }
            if outcome.priority == .urgent { urgentSaid += 1 }
            if inquiry.primary == "safety" || inquiry.also?.contains("safety") == true {
                safety += 1
                if outcome.topic == "safety" || outcome.copies.contains("safety") { safetyFound += 1 }
            }
            if inquiry.urgent == true {
                urgent += 1
                if outcome.priority == .urgent { urgentFound += 1 }
            }
        }
        print("of \(inquiries.count) inquiries: \(right) to their department;")
        print("safety reached \(safetyFound) of \(safety); urgent \(urgentFound) of \(urgent), \(urgentSaid) said")
        #expect(right * 100 >= inquiries.count * 75)
        #expect(safetyFound * 100 >= safety * 85)
        #expect(urgentFound * 100 >= urgent * 80)
        #expect(urgentSaid <= urgent * 2)
    }

    @Test func ordinaryTextMessagesSeldomReachSafety() throws {
        let bench = Bench(try #require(RuleBook.load(directory: shippedRules).book))
        let messages = try LabelledData.read("real-sms.jsonl")
        let outcomes = messages.map { bench.classify($0.text, channel: $0.channel) }
        let safety = outcomes.count { $0.topic == "safety" || $0.copies.contains("safety") }
        let urgent = outcomes.count { $0.priority == .urgent }
        print("of \(messages.count) ordinary text messages: \(safety) reach safety, \(urgent) are urgent")
        #expect(safety * 100 < messages.count * 2)
        #expect(urgent * 200 < messages.count)
    }
}
