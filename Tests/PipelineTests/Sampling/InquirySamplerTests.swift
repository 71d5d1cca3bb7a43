import Classification
import Testing

@testable import Pipeline

@Suite struct InquirySamplerTests {
    /// Two topics, in an order of choice.
    private static func classifier(_ names: [String]) throws -> Classifier {
        let topics = names.map { name in
            TopicDefinition(
                name: name, department: 0, threshold: 4,
                rules: [RuleDefinition(id: name, score: 5, condition: .phrases([.phrase(name)]))])
        }
        return try Classifier(
            compiling: ClassifierDefinition(
                topics: topics, safetyTopic: names.firstIndex(of: "safety"), fallbackDepartment: 0))
    }

    private static func note(_ text: String, subject: String = "", topic: TopicID?, in sampler: InquirySampler) {
        // Something stands before the fields, as in a reader's scratch.
        let bytes = Array("@@\(subject)\(text)sms".utf8)
        var message = Message()
        message.subject = 2..<2 + subject.utf8.count
        message.text = message.subject.upperBound..<message.subject.upperBound + text.utf8.count
        message.channel = message.text.upperBound..<bytes.count
        message.isConfidential = true
        message.instant = 42
        sampler.note(message, in: bytes.span, topic: topic)
    }

    private static func texts(_ sampler: InquirySampler) -> [String] {
        sampler.inquiries.map { String(decoding: $0.bytes[$0.message.text], as: UTF8.self) }
    }

    @Test func thousandsOfOneTopicDoNotCrowdOutTheOthers() throws {
        let sampler = InquirySampler(classifier: try Self.classifier(["safety", "transportation"]))
        for number in 0..<3 { Self.note("threat \(number)", topic: 0, in: sampler) }
        Self.note("who knows", topic: nil, in: sampler)
        for number in 0..<3000 { Self.note("bus \(number)", topic: 1, in: sampler) }
        let newest = (3000 - InquiryRing.slots..<3000).map { "bus \($0)" }
        #expect(Self.texts(sampler) == ["who knows", "threat 0", "threat 1", "threat 2"] + newest)
    }

    @Test func everyFieldThatRulesReadIsKept() throws {
        let sampler = InquirySampler(classifier: try Self.classifier(["safety", "transportation"]))
        Self.note("where is the bus", subject: "Route 7", topic: 1, in: sampler)
        let kept = try #require(sampler.inquiries.first)
        func text(_ range: Range<Int>) -> String { String(decoding: kept.bytes[range], as: UTF8.self) }
        #expect(text(kept.message.text) == "where is the bus")
        #expect(text(kept.message.subject) == "Route 7")
        #expect(text(kept.message.channel) == "sms")
        #expect(kept.message.school.isEmpty)
        #expect(kept.message.isConfidential)
        #expect(kept.message.instant == 42)
    }

    @Test(arguments: 0..<4) func aLongTextIsCutBetweenCharacters(_ shift: Int) throws {
        let sampler = InquirySampler(classifier: try Self.classifier(["safety"]))
        let long = String(repeating: "a", count: shift) + String(repeating: "🚌", count: InquiryRing.slotBytes)
        Self.note(long, topic: 0, in: sampler)
        let kept = try #require(Self.texts(sampler).first)
        #expect(long.hasPrefix(kept))
        #expect(kept.utf8.count > InquiryRing.slotBytes - 8)
        #expect(sampler.inquiries[0].bytes.count <= InquiryRing.slotBytes)
    }

    @Test func topicsKeepTheirInquiriesWhenAnotherBookNumbersThemOtherwise() throws {
        let sampler = InquirySampler(classifier: try Self.classifier(["safety", "transportation"]))
        for number in 0..<40 { Self.note("bus \(number)", topic: 1, in: sampler) }
        sampler.use(try Self.classifier(["press", "transportation", "safety"]))
        Self.note("threat", topic: 2, in: sampler)
        Self.note("an interview", topic: 0, in: sampler)
        for number in 40..<60 { Self.note("bus \(number)", topic: 1, in: sampler) }
        let newest = (60 - InquiryRing.slots..<60).map { "bus \($0)" }
        #expect(Self.texts(sampler).sorted() == (newest + ["an interview", "threat"]).sorted())
    }

    @Test func anyNumberOfNewTopicsIsTaken() throws {
        let sampler = InquirySampler(classifier: try Self.classifier(["safety"]))
        for book in 0..<100 {
            sampler.use(try Self.classifier(["safety", "topic \(book)"]))
            Self.note("number \(book)", topic: 1, in: sampler)
        }
        #expect(Self.texts(sampler).contains("number 0"))
        #expect(Self.texts(sampler).contains("number 99"))
    }
}
