@testable import LogChecking

/// A run of four inquiries and a bad input in two partitions without a flaw, which each test breaks in one place.
enum Evidence {
    static let input = KafkaPartition("in", 0)
    static let desk = KafkaPartition("desk", 0)
    static let decisions = KafkaPartition("decisions", 0)
    static let deadLetters = KafkaPartition("dead", 0)

    static func source(_ number: Int) -> RecordPlace { RecordPlace(input, Int64(number)) }

    /// Inquiry `number`'s transaction is `number / 2`; 4 is the bad input.
    static func sound() -> RunEvidence {
        var published: [PublishedRecord] = []
        for number in 0..<4 {
            let transaction = PublishedRecord.Transaction(producerID: 1, number: number / 2)
            let id = "a\(number)"
            published.append(
                PublishedRecord(
                    place: RecordPlace(desk, Int64(number)), kind: .assignment(department: "desk", id: id),
                    source: source(number), key: [UInt8(number % 2)], ruleBook: "one", inquiry: [UInt8(number)],
                    transaction: transaction))
            published.append(
                PublishedRecord(
                    place: RecordPlace(decisions, Int64(number)), kind: .decision(assignmentIDs: [id]),
                    source: source(number), key: [9], ruleBook: "one", inquiry: nil, transaction: transaction))
        }
        published.append(
            PublishedRecord(
                place: RecordPlace(deadLetters, 0), kind: .deadLetter(reason: "not_json"), source: source(4), key: [],
                ruleBook: "", inquiry: [4], transaction: .init(producerID: 1, number: 0)))
        var figures = RunEvidence.Figures()
        figures.counts = [.init("faults", 2, atLeast: 1)]
        figures.abortsMin = 1
        figures.secondsToDrain = 3
        return RunEvidence(
            expected: (0..<5).map { expected($0) }, published: published, outputLogs: [log()],
            inputEnds: [input: 5], groupOffsets: offsets([2, 5]), ruleBooks: ["one", "two"], figures: figures)
    }

    static func expected(_ number: Int) -> ExpectedInquiry {
        ExpectedInquiry(
            source: source(number), key: [UInt8(number % 2)], sequence: number, value: [UInt8(number)],
            end: number == 4 ? .deadLetter(reason: "not_json") : .assignments(departments: ["desk"]))
    }

    /// A log with a committed and an aborted transaction, and more batches.
    static func log(_ more: [UInt8]...) -> RecordLog {
        let bytes =
            SegmentBytes.data(at: 0) + SegmentBytes.marker(.commit, at: 1) + SegmentBytes.data(at: 2)
            + SegmentBytes.marker(.abort, at: 3, epoch: 1) + more.flatMap { $0 }
        return RecordLog(desk, batches: (try? SegmentBytes.read(bytes)) ?? [])
    }

    /// What the group committed of the input, one after the other.
    static func offsets(_ offsets: [Int64]) -> GroupOffsets { GroupOffsets(history: [input: offsets]) }
}
