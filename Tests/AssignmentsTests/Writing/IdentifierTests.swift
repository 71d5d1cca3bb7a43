import Foundation
import Inquiries
import SeededNumbers
import Testing

@Suite struct IdentifierTests {
    private func inquiryID(_ id: String?, channel: String = "sms") -> String {
        var sample = SampleInquiry()
        sample.fields[.id] = id
        sample.fields[.channel] = channel
        return sample.owner.json("inquiry_id") as? String ?? ""
    }

    @Test func theInquiryIdIsChannelAndTheConnectorsId() {
        #expect(inquiryID("SM7f3a") == "sms:SM7f3a")
        #expect(inquiryID("<a.b@mail.example>", channel: "email") == "email:<a.b@mail.example>")
        #expect(inquiryID("urn:uuid:1/2#3") == "sms:urn:uuid:1/2#3")
        #expect(inquiryID("a b%\u{0}é") == "sms:a%20b%25%00%c3%a9")
        #expect(inquiryID("1", channel: "we:b/#") == "we%3ab%2f%23:1")
    }

    @Test func withoutAConnectorsIdTheInquiryIdIsTheSource() { #expect(inquiryID(nil) == "inquiries.sms/3/1042") }

    @Test func aLongConnectorsIdIsHashed() {
        #expect(inquiryID(String(repeating: "i", count: 128)) == "sms:" + String(repeating: "i", count: 128))
        let hashed = inquiryID(String(repeating: "i", count: 129))
        #expect(hashed.hasPrefix("sms#") && hashed.count == 68)
        #expect(inquiryID("1", channel: String(repeating: "c", count: 100_000)).count == 67)
    }

    @Test func differentInquiriesHaveDifferentPrintableIds() {
        var random = SplitMix64(seed: 3)
        var seen: [String: [String]] = [:]
        for _ in 0..<3000 {
            let channel = random.hostileText(characters: Int.random(in: 1...3, using: &random))
            let id = random.hostileText(characters: Int.random(in: 1...4, using: &random))
            let written = inquiryID(id, channel: channel)
            #expect(written.utf8.allSatisfy { (0x21...0x7E).contains($0) })
            let parts = [channel, id]
            #expect(seen[written].map { $0.map { Array($0.utf8) } == parts.map { Array($0.utf8) } } ?? true)
            seen[written] = parts
        }
    }

    @Test func theInquiryIdIsTheSameForOwnerAndCopiesAndForARepeat() {
        var sample = SampleInquiry()
        sample.fields[.id] = "SM1"
        sample.rules = ["late-bus", "threat"]
        var again = sample
        again.source.offset += 77
        let ids = (sample.written() + again.written()).map { $0.json("inquiry_id") as? String }
        #expect(Set(ids) == ["sms:SM1"])
    }

    @Test func aReplayGivesTheSameAssignmentIdAndNothingElseDoes() {
        func id(_ change: (inout SampleInquiry) -> Void) -> String? {
            var sample = SampleInquiry()
            change(&sample)
            return sample.owner.json("assignment_id") as? String
        }
        let first = id { _ in }
        #expect(
            id {
                $0.decidedAt += 1; $0.fields[.text] = "other"; $0.key = "k"
            } == first)
        let others = [
            id { $0.source.partition = 4 }, id { $0.source.offset += 1 }, id { $0.source.timestamp += 1 },
            id { $0.kafkaTopic = "inquiries.web" }, id { $0.rules = [] },
        ]
        #expect(Set(others + [first]).count == 6)
    }

    /// docs/schemas/assignment says how: this is that line.
    @Test func anyoneCanRecomputeAnAssignmentIdWithCoreutils() throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c",
            "printf '%s\\n' inquiries.sms 3 1042 1788264900000 transportation | sha256sum | cut -c1-32",
        ]
        let output = Pipe()
        shell.standardOutput = output
        try shell.run()
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(answer == "\(SampleInquiry().owner.json("assignment_id") as? String ?? "")\n")
    }
}
