import Assignments
import Foundation
import Inquiries
import SeededNumbers
import Testing

@Suite struct TruncationTests {
    private static let limit = OutputLimits.leastBytes

    private func sample(_ change: (inout SampleInquiry) -> Void) -> SampleInquiry {
        var sample = SampleInquiry()
        sample.limits = OutputLimits(bytes: Self.limit)
        change(&sample)
        return sample
    }

    @Test func theOriginalIsLeftOutFirst() {
        let owner = sample {
            $0.shape = .mappedText
            $0.value = String(repeating: "<p>", count: 30_000)
        }.owner
        #expect(owner.json("truncated") as? Bool == true)
        #expect(owner.json("original") == nil)
        #expect(owner.json("inquiry", "text") as? String == "my sons bus never came, route 14")
        #expect(owner.size < Self.limit)
    }

    @Test func thenTheTextIsCutAtACharacter() throws {
        let text = "a" + String(repeating: "\u{1F68C}", count: 40_000)
        let owner = sample { $0.fields[.text] = text }.owner
        #expect(owner.json("truncated") as? Bool == true)
        let cut = try #require(owner.json("inquiry", "text") as? String)
        #expect(text.unicodeScalars.starts(with: cut.unicodeScalars))
        #expect(owner.size < Self.limit && owner.size > Self.limit - 1024)
    }

    @Test func otherFieldsOfTheConnectorGoWhenTheTextIsCut() {
        let owner = sample {
            $0.value = #"{"text":"late","attachment":""# + String(repeating: "A", count: 900_000) + #""}"#
            $0.fields = [.text: "late", .channel: "email", .subject: "bus", .senderID: "s", .replyTo: "r"]
        }.owner
        #expect(owner.json("truncated") as? Bool == true)
        #expect(owner.json("inquiry", "attachment") == nil)
        #expect(owner.json("inquiry", "text") as? String == "late")
        #expect(owner.json("inquiry", "sender", "id") as? String == "s")
        #expect(owner.json("inquiry", "reply_to") as? String == "r")
    }

    @Test func anAssignmentThatJustFitsIsNotCut() {
        func owner(_ length: Int) -> PublishedRecord {
            sample { $0.fields[.text] = String(repeating: "x", count: length) }.owner
        }
        var longest = Self.limit - 4000
        var tooLong = Self.limit
        while tooLong - longest > 1 {
            let length = (longest + tooLong) / 2
            if owner(length).json("truncated") as? Bool == false { longest = length } else { tooLong = length }
        }
        #expect(owner(longest).json("inquiry", "text") as? String == String(repeating: "x", count: longest))
        let cut = owner(longest + 1)
        #expect(cut.json("truncated") as? Bool == true)
        #expect((cut.json("inquiry", "text") as? String)?.count ?? 0 > longest - 200)
    }

    @Test func theLimitOfTheDepartmentsOwnKafkaTopicHolds() {
        var sample = sample { $0.fields[.text] = String(repeating: "x", count: 100_000) }
        sample.rules = ["late-bus", "driver-job"]
        sample.copiesForced = [SampleDistrict.transportation]
        sample.limits = OutputLimits(bytes: 1_000_000, byKafkaTopic: [1_000_000, 1_000_000, 1_000_000, Self.limit])
        let records = sample.written()
        #expect(records.map { $0.json("department") as? String } == ["hr", "transportation", nil])
        #expect(records[0].json("truncated") as? Bool == true)
        #expect(records[1].json("truncated") as? Bool == false)
    }

    /// Whatever an inquiry holds, every record keeps within its limit and stays valid JSON.
    @Test func everyRecordKeepsWithinItsLimit() throws {
        var random = SplitMix64(seed: 5)
        for round in 0..<60 {
            let large = random.hostileText(characters: 30_000)
            let sample = sample { sample in
                for field in InquiryField.allCases where field != .sender && field != .receivedAt {
                    sample.fields[field] = random.hostileText(characters: 1 + round * 7)
                }
                let field = InquiryField.allCases[round % InquiryField.allCases.count]
                sample.fields[field] = large
                sample.headers = (0..<64).map { ("h\($0)", String(repeating: "v", count: 250)) }
                sample.key = large
                sample.isConfidential = round % 3 == 0
                sample.shape = [.ours, .mappedJSON, .mappedText][round % 3]
                sample.rules = (0..<2000).map { SampleDistrict.rules[$0 % 6] }
            }
            for record in sample.written() {
                #expect(record.size < Self.limit)
                #expect(!record.json.isEmpty)
            }
            for record in sample.writtenAsDeadLetter(.notJSON) { #expect(record.size < Self.limit) }
        }
    }
}
