import Foundation
import Inquiries
import KafkaTestKit
import Pipeline
import Testing

@testable import BadInputCases

/// Each bad input has its stated end, the inquiries around it flow, and the process lives.
@Suite(.serialized) struct BadInputTests {
    @Test func theCorpusHasAHundredCasesWithNamesOfTheirOwn() {
        #expect(BadInput.all.count >= 100)
        #expect(Set(BadInput.all.map(\.name)).count == BadInput.all.count)
    }

    @Test(arguments: TestBroker.all, BadInput.all)
    func aBadInputHasItsStatedEnd(_ broker: TestBroker, _ bad: BadInput) throws {
        let run = try BadInputRun.on(broker)
        let place = try #require(run.places[bad.name])
        let outcome = run.outcomes[place] ?? BadInputRun.Outcome()
        switch bad.end {
        case .deadLetter(let reason, let check): try expect(outcome, of: bad, isLetter: reason, check)
        case .assignment(let check): try expect(outcome, of: bad, isAssigned: check)
        }
    }

    @Test(arguments: TestBroker.all)
    func theGoodInquiriesBetweenThemFlowAndNothingIsLostOrDoubled(_ broker: TestBroker) throws {
        let run = try BadInputRun.on(broker)
        #expect(run.result?.failure == nil)
        #expect(run.result?.isClean == true)
        for place in run.goodPlaces {
            let outcome = run.outcomes[place]
            #expect(outcome?.assignments.map(\.department) == ["transportation"], "\(place)")
            #expect(outcome?.decisions.count == 1, "\(place)")
            #expect(outcome?.letters.isEmpty == true, "\(place)")
        }
        #expect(run.outcomes.count == run.places.count + run.goodPlaces.count)
    }

    private func expect(
        _ outcome: BadInputRun.Outcome, of bad: BadInput, isLetter reason: String, _ check: BadInput.LetterCheck
    ) throws {
        #expect(outcome.letters.count == 1)
        #expect(outcome.decisions.isEmpty)
        #expect(outcome.assignments.map(\.department) == (check.isUrgent ? ["safety"] : []))
        let letter = try #require(outcome.letters.first)
        #expect(letter.header("switchboard_reason") == reason)
        #expect(letter.header("switchboard_attempt") == "1")
        #expect(letter.header("switchboard_priority") == (check.isUrgent ? "urgent" : nil))
        let sentence = letter.header("switchboard_reason_text") ?? ""
        #expect(!sentence.isEmpty)
        #expect(check.says.isEmpty || sentence.contains(check.says))
        #expect(!sentence.unicodeScalars.contains { $0.properties.generalCategory == .control })
        expectRecord(letter, isFrom: bad.record, reason)
    }

    /// Key, value and headers are as they came, or too large to be kept and counted.
    private func expectRecord(_ letter: TestRecord, isFrom record: TestRecord, _ reason: String) {
        if let size = record.value?.count, reason == "too_large" || size > 900_000 {
            #expect(letter.value?.isEmpty == true)
            #expect(letter.header("switchboard_value_bytes") == "\(size)")
        } else {
            let isSame = letter.value == record.value
            #expect(isSame, "the value has changed")
        }
        if let size = record.key?.count, size > 32 << 10 {
            #expect(letter.key == nil)
            #expect(letter.header("switchboard_key_bytes") == "\(size)")
        } else {
            #expect(letter.key == record.key)
        }
        let prefix = Array("switchboard_".utf8)
        let isOurs = { (header: TestRecord.Header) -> Bool in header.name.starts(with: prefix) }
        let carried = Self.carried(record.headers)
        let kept = Array(letter.headers.prefix { !isOurs($0) })
        #expect(kept == carried.filter { !isOurs($0) })
        let leftOut = record.headers.count - carried.count
        #expect(letter.header("switchboard_headers_left_out") == (leftOut == 0 ? nil : "\(leftOut)"))
        let names = letter.headers.filter(isOurs).map(\.name)
        #expect(Set(names).count == names.count, "a header of ours stands twice")
    }

    /// The headers that fit: 64 and 16 KiB.
    static func carried(_ headers: [TestRecord.Header]) -> [TestRecord.Header] {
        var carried: [TestRecord.Header] = []
        var bytes = 0
        for header in headers {
            let size = header.name.count + (header.value?.count ?? 0)
            guard carried.count < InboundHeaders.countMax, bytes + size <= InboundHeaders.bytesMax else { continue }
            bytes += size
            carried.append(header)
        }
        return carried
    }
}

extension BadInput: CustomTestStringConvertible {
    var testDescription: String { name }
}
