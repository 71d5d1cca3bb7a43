import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// Logs, decision records and our headers hold ids of ours, never what a person or connector wrote. Every other test of
    /// the running program looks for a word in its log too.
    @Suite struct CanaryTests {
        @Test(arguments: TestBroker.all)
        func noWordOfThousandsOfInquiriesIsInALogLineADecisionRecordOrAHeaderOfOurs(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let good = Canaries.good(0..<2_500) + Canaries.wrong(0..<500)
            let mapped = Canaries.mapped(0..<500)
            let broken = Canaries.broken(0..<1_000)
            let gateway = try fixture.connection.createTopic("\(fixture.name).gateway")
            try fixture.connection.produce(mapped, to: gateway)
            // Behind one another, so that each batch holds both.
            for (index, records) in [good[..<1_500], good[1_500...]].enumerated() {
                try fixture.connection.produce(
                    Array(broken[(index * 500)..<(index * 500 + 500)]) + records, to: fixture.input("sms"))
            }
            let service = try fixture.run(
                // The embedded broker knows no named members, and reads anew when a second one joins.
                instance: broker == .embedded ? nil : "one",
                settings: Canaries.gatewayInput(gateway)
                    + "limits: {input_bytes: 256 KiB, output_bytes: 64 KiB}\nlog: {level: debug}",
                workers: broker == .embedded ? 1 : 2)
            let count = good.count + mapped.count
            let decisions = try fixture.connection.committedRecords(of: fixture.decisions, count: count, within: 60)
            let letters = try fixture.connection.committedRecords(of: fixture.deadLetters, count: broken.count)
            #expect(decisions.count == count)
            #expect(letters.count == broken.count)
            try fixture.expectCleanStop(of: service)
            #expect(service.stderr.split(separator: "\n").filter { Canaries.isIn($0) } == [])
            expectNoWords(inDecisions: decisions)
            expectNoWords(inHeadersOf: letters)
            try expectNoWordsInReasons(of: fixture)
        }

        private func expectNoWords(inDecisions decisions: [TestRecord]) {
            for record in decisions {
                #expect(!record.text.contains(Canaries.secret) && !record.text.contains(Canaries.key))
                let texts = [record.key] + record.headers.flatMap { [$0.name, $0.value] }
                for text in texts.compactMap({ $0 }).map({ String(decoding: $0, as: UTF8.self) }) {
                    #expect(!text.contains(Canaries.secret))
                }
            }
            #expect(
                decisions.contains { $0.text.contains(Canaries.named) }, "the words are looked for where they can be")
        }

        private func expectNoWords(inHeadersOf letters: [TestRecord]) {
            for letter in letters {
                for header in letter.headers where header.name.starts(with: Array("switchboard_".utf8)) {
                    let name = String(decoding: header.name, as: UTF8.self)
                    let value = String(decoding: header.value ?? [], as: UTF8.self)
                    let rest = name == "switchboard_reason_text" ? value.replacing(Canaries.key, with: "") : value
                    #expect(!Canaries.isIn(rest), "\(name)")
                }
            }
            #expect(
                Set(letters.compactMap { $0.header("switchboard_reason") }) == [
                    "empty", "not_json", "no_text", "too_deep", "bad_cloudevent", "not_utf8", "too_large",
                ])
        }

        /// An assignment holds the inquiry; what explains it holds no word of it.
        private func expectNoWordsInReasons(of fixture: ServiceFixture) throws {
            for kafkaTopic in fixture.outputs {
                for record in try fixture.connection.committedRecords(of: kafkaTopic, count: 1) {
                    let why = try JSONSerialization.data(withJSONObject: record.object()["why"] ?? [:])
                    #expect(!Canaries.isIn(String(decoding: why, as: UTF8.self)))
                }
            }
        }
    }
}
