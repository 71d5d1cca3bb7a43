import Foundation
import Inquiries
import Kafka
import KafkaTestKit
import Pipeline

@testable import BadInputCases

/// One pipeline that is fed all bad inputs at once with a good one behind each, and everything it published.
struct BadInputRun: Sendable {
    /// What became of one record.
    struct Outcome: Sendable {
        var letters: [TestRecord] = []
        var decisions: [TestRecord] = []
        var assignments: [(department: String, record: TestRecord)] = []
    }

    /// A record's place, as outputs name it.
    struct Source: Hashable, Sendable {
        var kafkaTopic: String
        var offset: Int64
    }

    /// Where each bad input stands, by its name, and the good ones.
    private(set) var places: [String: Source] = [:]
    private(set) var goodPlaces: [Source] = []
    private(set) var outcomes: [Source: Outcome] = [:]
    private(set) var result: PipelineResult?

    /// Made once for all tests of the process.
    static func on(_ broker: TestBroker) throws -> BadInputRun {
        switch broker {
        case .embedded: try embedded.get()
        case .apacheKafka: try apacheKafka.get()
        }
    }

    private static let embedded = Result { try BadInputRun(.embedded) }
    private static let apacheKafka = Result { try BadInputRun(.apacheKafka) }

    /// Values above this have a Kafka topic of their own: the embedded broker keeps 5 MiB a partition.
    private static let sharedBytesMax = 150_000
    /// Kafka's own limit is 1 MiB a batch.
    private static let inputBytesMax = 32 << 20

    private init(_ broker: TestBroker) throws {
        var fixture = try PipelineFixture(broker, partitions: 1, outputPartitions: 6)
        fixture.settings.reader = { name in
            let input = BadInput.Input.allCases.first { name.hasSuffix(".\($0.rawValue)") }
            return InquiryReader(input: (input ?? .sms).definition)
        }
        try produce(fixture)
        let pipeline = try fixture.start()
        let collected = Result { try collect(fixture, within: 60) }
        result = fixture.stop(pipeline)
        try collected.get()
    }

    private mutating func produce(_ fixture: PipelineFixture) throws {
        var records: [String: [TestRecord]] = [:]
        for (index, bad) in BadInput.all.enumerated() {
            var size = bad.record.value?.count ?? 0
            for header in bad.record.headers { size += header.value?.count ?? 0 }
            let own = size > Self.sharedBytesMax ? "large-\(index)." : "all."
            let kafkaTopic = fixture.inputPrefix + own + bad.input.rawValue
            places[bad.name] = Source(kafkaTopic: kafkaTopic, offset: Int64(records[kafkaTopic]?.count ?? 0))
            records[kafkaTopic, default: []].append(bad.record)
            let good = PipelineFixture.inquiries(index..<index + 1)
            goodPlaces.append(Source(kafkaTopic: fixture.input, offset: Int64(records[fixture.input]?.count ?? 0)))
            records[fixture.input, default: []] += good
            guard size <= Self.sharedBytesMax, [.sms, .archive].contains(bad.input) else { continue }
            goodPlaces.append(Source(kafkaTopic: kafkaTopic, offset: Int64(records[kafkaTopic]?.count ?? 0)))
            records[kafkaTopic, default: []] += good
        }
        for (kafkaTopic, records) in records {
            if kafkaTopic != fixture.input {
                try fixture.connection.createTopic(
                    kafkaTopic, settings: ["max.message.bytes": "\(Self.inputBytesMax)"])
            }
            try fixture.connection.produce(records, to: kafkaTopic, messageBytesMax: Self.inputBytesMax)
        }
    }

    private var recordCount: Int { places.count + goodPlaces.count }

    /// Reads until each record has its decision record or dead letter, then all that these name.
    private mutating func collect(_ fixture: PipelineFixture, within seconds: Double) throws {
        let letterCount = BadInput.all.count { if case .deadLetter = $0.end { true } else { false } }
        let decisions = try fixture.connection.committedRecords(
            of: fixture.decisions, count: recordCount - letterCount, within: seconds)
        for record in decisions { outcomes[try Source(published: record), default: Outcome()].decisions.append(record) }
        let letters = try fixture.connection.committedRecords(of: fixture.deadLetters, count: letterCount, within: 5)
        for record in letters {
            let place = Source(
                kafkaTopic: record.header("switchboard_source_topic") ?? "",
                offset: Int64(record.header("switchboard_source_offset") ?? "") ?? -1)
            outcomes[place, default: Outcome()].letters.append(record)
        }
        for department in SmallBook.departments {
            let all = try fixture.connection.committedRecords(of: fixture.output(department), count: 1, within: 10)
            for record in all {
                outcomes[try Source(published: record), default: Outcome()].assignments.append((department, record))
            }
        }
    }
}

extension BadInputRun.Source {
    /// The source that an assignment or a decision record names.
    fileprivate init(published record: TestRecord) throws {
        let source = try record.publishedObject()["source"] as? [String: Any]
        self.init(
            kafkaTopic: source?["kafka_topic"] as? String ?? "",
            offset: source?["offset"] as? Int64 ?? (source?["offset"] as? NSNumber)?.int64Value ?? -1)
    }
}
