import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// The log holds ids of ours, never what a person or connector wrote. Every other test of the running program looks for
    /// the same word.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct CanaryTests {
        @Test(arguments: TestBroker.real)
        func noWordOfAnInquiryOrDeadLetterIsInTheLogEvenAtItsMostTalkative(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let word = ServiceFixture.canary
            let broken = [
                #"{"text":"\#(word)"#, #"{"text":"  ","\#(word)":"\#(word)"}"#, #"{"\#(word)":1}"#, "\(word) plain",
                #"{"text":"\#(word)","text":"\#(word)"}"#, String(repeating: "[", count: 100) + word,
                #"{"specversion":"1.0","type":"\#(word)","id":"","source":"\#(word)","data":"\#(word)"}"#,
            ].map { TestRecord($0, key: word, headers: [word: word, "ce_\(word)": word]) }
            let notUTF8 = TestRecord(key: Array(word.utf8), value: Array(word.utf8) + [0xFF])
            let tooLarge = TestRecord(#"{"text":"\#(word) \#(String(repeating: "a", count: 20_000))"}"#, key: word)
            let wrongTypes = TestRecord(
                """
                {"id":{"\(word)":1},"channel":["\(word)"],"text":"\(word)","language":"\(word) \(word)","school":7,\
                "received_at":"\(word)","sender":"\(word)","confidential":"\(word)"}
                """, key: word)
            let letters = broken + [notUTF8, tooLarge]
            try fixture.connection.produce(letters + [wrongTypes], to: fixture.input("sms"))
            let service = try fixture.run(settings: "limits: {input_bytes: 16 KiB}\nlog: {level: debug}")
            let found = try fixture.connection.committedRecords(of: fixture.deadLetters, count: letters.count)
            #expect(found.count == letters.count)
            #expect(
                Set(found.compactMap { $0.header("switchboard_reason") }) == [
                    "not_json", "no_text", "too_deep", "bad_cloudevent", "not_utf8", "too_large",
                ])
            #expect(try fixture.connection.committedRecords(of: fixture.decisions, count: 1).count == 1)
            try fixture.expectCleanStop(of: service)
            #expect(service.stderr.contains("not_json"))
        }
    }
}
