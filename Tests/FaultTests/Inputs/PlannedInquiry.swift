import KafkaTestKit
import LogChecking
import SeededNumbers

/// An input of a run and what has to become of it, known before it is written.
struct PlannedInquiry {
    /// The header that carries an input's number through Kafka, so that bad inputs too are known again.
    static let header = "x-number"
    /// Conversations of a run; each is a key.
    static let keys = 60
    /// One in so many inputs is bad.
    static let badEvery = 20

    let key: String
    let sequence: Int
    let value: [UInt8]
    let end: ExpectedInquiry.End

    /// So many inputs; each key's are numbered from 0.
    static func plan(_ count: Int, seed: UInt64) -> [PlannedInquiry] {
        var random = SplitMix64(seed: seed, part: "inquiries")
        var sequences = [Int](repeating: 0, count: keys)
        return (0..<count).map { _ in
            let key = Int.random(in: 0..<keys, using: &random)
            defer { sequences[key] += 1 }
            return PlannedInquiry(key: "k\(key)", sequence: sequences[key], random: &random)
        }
    }

    private init(key: String, sequence: Int, random: inout SplitMix64) {
        self.key = key
        self.sequence = sequence
        let names = #""id":"\#(key)-\#(sequence)","conversation_id":"\#(key)","seq":\#(sequence)"#
        if Int.random(in: 0..<Self.badEvery, using: &random) == 0 {
            let bad = Self.bad[Int.random(in: 0..<Self.bad.count, using: &random)]
            value = bad.value(names)
            end = .deadLetter(reason: bad.reason)
        } else {
            let good = Self.good[Int.random(in: 0..<Self.good.count, using: &random)]
            value = Array("{\(names),\"text\":\"\(good.text)\"}".utf8)
            end = .assignments(departments: good.departments)
        }
    }

    func record(number: Int) -> TestRecord {
        TestRecord(
            key: Array(key.utf8), value: value,
            headers: [TestRecord.Header(Self.header, Array(String(number).utf8))])
    }

    /// Texts whose departments `Tests/FaultRules` leaves no doubt about.
    private static let good: [(text: String, departments: Set<String>)] = [
        ("where is the bus of route 12, it never came", ["transportation"]),
        ("I would like to apply to drive a school bus, is there a job opening", ["hr"]),
        ("my paycheck is wrong, hr payroll please call", ["hr"]),
        ("what grade did my son get in math, his report card is missing", ["academics"]),
        ("he said he will bring a gun to school tomorrow", ["safety"]),
        ("a boy on the bus of route 7 hit my son and calls him names every day", ["safety", "transportation"]),
        ("the bus driver of route 3 never came and a kid said he will bring a gun", ["safety", "transportation"]),
        ("what time does the office open on Monday", ["front-office"]),
    ]

    private static let bad: [(reason: String, value: @Sendable (String) -> [UInt8])] = [
        ("empty", { _ in [] }),
        ("not_json", { Array("{\($0),\"text\":\"cut o".utf8) }),
        ("not_utf8", { Array("{\($0),\"text\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8) }),
        ("no_text", { Array("{\($0)}".utf8) }),
        (
            "too_deep",
            { names in
                let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
                return Array("{\(names),\"text\":\"deep\",\"x\":\(deep)}".utf8)
            }
        ),
    ]
}
