import Assignments
import Inquiries
import SeededNumbers
import Testing

@Suite struct AssignmentHeaderTests {
    private var sample: SampleInquiry {
        var sample = SampleInquiry()
        sample.fields[.id] = "SM1"
        sample.fields[.language] = "es"
        sample.fields[.school] = "Lincoln Elementary"
        sample.fields[.senderType] = "parent"
        return sample
    }

    @Test func theHeadersAreTheContractsInCloudEventsBinaryMode() {
        let owner = sample.owner
        let expected = [
            ("ce_specversion", "1.0"), ("ce_type", "switchboard.assignment.v1"),
            ("ce_id", owner.json("assignment_id") as? String ?? ""), ("ce_source", "/switchboard/inquiries.sms"),
            ("ce_time", "2026-09-01T12:15:00.300Z"), ("ce_subject", "transportation"),
            ("ce_department", "transportation"), ("ce_role", "owner"), ("ce_priority", "normal"),
            ("ce_channel", "sms"), ("ce_language", "es"), ("ce_school", "Lincoln Elementary"),
            ("ce_sendertype", "parent"), ("ce_answerby", "2026-09-02T12:15:00.250Z"), ("ce_inquiryid", "sms:SM1"),
            ("ce_rulebook", SampleDistrict.ruleBook), ("content-type", "application/json"),
        ]
        #expect(owner.headers.map(\.name) == expected.map(\.0))
        for (name, value) in expected { #expect(owner.header(name) == value) }
    }

    @Test func aHeaderWithoutAValueIsLeftOut() {
        let owner = SampleInquiry().owner
        for name in ["ce_language", "ce_school", "ce_sendertype"] { #expect(owner.header(name) == nil) }
    }

    @Test func inboundHeadersAreCarriedAlongInOrder() {
        var sample = sample
        sample.headers = [("x-gateway", "a"), ("x-gateway", "b"), ("null", nil), ("empty", "")]
        let carried = sample.owner.headers.dropFirst(17)
        #expect(carried.map(\.name) == ["x-gateway", "x-gateway", "null", "empty"])
        #expect(carried.map { $0.value.map { String(decoding: $0, as: UTF8.self) } } == ["a", "b", nil, ""])
    }

    @Test(arguments: [
        "ce_id", "ce_priority", "CE_Priority", "ce_", "content-type", "Content-Type", "switchboard_reason",
        "Switchboard_Priority",
    ])
    func anInboundHeaderThatWouldPassForOursIsReplaced(name: String) {
        var sample = sample
        sample.headers = [(name, "spoofed")]
        #expect(!sample.owner.contains("spoofed"))
        #expect(sample.owner.headers.count == 17)
    }

    @Test(arguments: ["ce", "cent_x", "content-type2", "content-typ", "switchboardx", ""])
    func anInboundHeaderThatOnlyLooksSimilarIsCarriedAlong(name: String) {
        var sample = sample
        sample.headers = [(name, "mine")]
        #expect(sample.owner.headers.count == 18)
    }

    @Test func aHeadersTextIsWhatCloudEventsAllowInAString() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<300 {
            var sample = sample
            sample.fields[.school] = random.hostileText(characters: Int.random(in: 1...400, using: &random))
            let value = try #require(sample.owner.headers.first { $0.name == "ce_school" }?.value)
            #expect(value.count <= 256)
            let text = try #require(String(validating: value, as: UTF8.self))
            for scalar in text.unicodeScalars {
                #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
                #expect(!scalar.properties.isNoncharacterCodePoint)
            }
        }
    }

    @Test func aHeadersTextKeepsOrdinaryCharacters() {
        var sample = sample
        sample.fields[.school] = "Escuela José Martí 漢字 \u{1F68C}\nB"
        #expect(sample.owner.header("ce_school") == "Escuela José Martí 漢字 \u{1F68C} B")
    }
}
