import Classification
import RuleBooks
import Testing

/// Counting decisions against labels.
struct AccuracyReportTests {
    private static func inquiry(
        _ text: String, _ primary: String, also: [String] = [], urgent: Bool = false, language: String = "en"
    ) -> LabelledInquiry {
        var message = PlainMessage(text: text)
        message.fields[.language] = language
        return LabelledInquiry(name: text, message: message, primary: primary, also: also, isUrgent: urgent)
    }

    /// The small book knows guns, which are urgent, and late buses.
    private static let inquiries = [
        inquiry("the bus is late", "transportation"),
        inquiry("la guagua viene tarde", "transportation", language: "es"),
        inquiry("where is she", "transportation"),
        inquiry("he has a gun", "safety", urgent: true),
        inquiry("he has a gun on the late bus", "safety", also: ["transportation"], urgent: true),
        inquiry("they hurt him", "safety", urgent: true),
        inquiry("the glue gun is broken", "other"),
        inquiry("what is for lunch", "other"),
    ]

    private static func book() throws -> RuleBook {
        let folder = try BookFolder()
        return try #require(folder.load().load.book)
    }

    private static func report() throws -> AccuracyReport {
        return AccuracyReport(of: try book(), on: inquiries)
    }

    @Test func everyInquiryIsCountedByItsLabelAndByWhatWasDecided() throws {
        let report = try Self.report()
        #expect(report.classes == ["safety", "transportation", "other"])
        #expect(report.confusion == [[2, 0, 1], [0, 2, 1], [1, 0, 1]])
        #expect(report.right.count == 5 && report.right.total == 8)
    }

    @Test func precisionAndRecallAreOfTheDecidedAndOfTheLabelled() throws {
        let report = try Self.report()
        let safety = report.accuracies[0]
        #expect(safety.precision.count == 2 && safety.precision.total == 3)
        #expect(safety.recall.count == 2 && safety.recall.total == 3)
        let transportation = report.accuracies[1]
        #expect(transportation.precision.share == 1 && abs(transportation.f1 - 0.8) < 1e-9)
        #expect(abs(report.macroF1 - (2.0 / 3 + 0.8 + 0.4) / 3) < 1e-9)
    }

    @Test func urgencyAndWhatReachesSafetyAreCountedWhateverTheTopic() throws {
        let report = try Self.report()
        #expect(report.urgent.recall.count == 2 && report.urgent.recall.total == 3)
        #expect(report.urgent.precision.total == 3)
        #expect(report.urgentReachingSafety.count == 2 && report.urgentReachingSafety.total == 3)
        #expect(report.copies.count == 1 && report.copies.total == 1)
    }

    @Test func aCopyThatNoLabelAsksForIsCountedAmongThoseSent() throws {
        let text = "he has a gun on the late bus"
        let report = AccuracyReport(
            of: try Self.book(),
            on: [
                Self.inquiry(text, "safety", also: ["transportation"]), Self.inquiry(text, "safety"),
                Self.inquiry("the bus is late", "transportation"),
            ])
        #expect(report.copies.count == 1 && report.copies.total == 1)
        #expect(report.sentCopies.count == 1 && report.sentCopies.total == 2)
    }

    @Test func languagesAreCountedApart() throws {
        let languages = try Self.report().languages
        #expect(languages.map(\.language) == ["en", "es"])
        #expect(languages[1].accuracies[1].recall.share == 1)
    }

    @Test func whatCameOutOtherwiseIsNamed() throws {
        let misses = try Self.report().misses
        #expect(misses.map(\.inquiry.name) == ["where is she", "they hurt him", "the glue gun is broken"])
        #expect(misses.map(\.decided) == ["other", "other", "safety"])
    }

    @Test func aTopicThatNoLabelNamesCountsAsOther() throws {
        let book = try Self.book()
        let report = AccuracyReport(
            of: book, on: [Self.inquiry("the bus is late", "other"), Self.inquiry("gun", "safety")])
        #expect(report.classes == ["safety", "other"])
        #expect(report.right.share == 1)
    }

    @Test func messagesThatRaiseAnAlarmForNothingAreListedWithWhy() throws {
        let book = try Self.book()
        let alarms = FalseAlarms(of: book, on: Self.inquiries.filter { $0.primary == "other" })
        #expect(alarms.count == 2 && alarms.alarms.map(\.inquiry.name) == ["the glue gun is broken"])
        #expect(alarms.alarms[0].isUrgent && alarms.alarms[0].reachesSafety)
        #expect(alarms.alarms[0].sentence.contains("weapon"))
    }

    @Test(arguments: [
        (#"{"text":"a","primary":"hr","urgent":true,"also":["safety"],"id":"x"}"#, "x hr true"),
        (#"{"text":"a","primary":"hr"}"#, "line 7 hr false"),
    ])
    func aLineIsReadWithItsLabels(line: String, expected: String) throws {
        let inquiry = try #require(LabelledInquiry(line: Array(line.utf8), number: 7))
        #expect("\(inquiry.name) \(inquiry.primary) \(inquiry.isUrgent)" == expected)
    }

    @Test(arguments: ["", "[]", #"{"text":" ","primary":"hr"}"#, #"{"text":"a"}"#, #"{"text":1,"primary":"hr"}"#])
    func aLineWithoutTextOrLabelIsNone(line: String) {
        #expect(LabelledInquiry(line: Array(line.utf8), number: 1) == nil)
    }

    @Test func withoutALabelTheStandardOneCounts() {
        let line = Array(#"{"text":"a"}"#.utf8)
        #expect(LabelledInquiry(line: line, number: 1, standardPrimary: "other")?.primary == "other")
    }
}
