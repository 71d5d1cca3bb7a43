import Foundation
import KafkaTestKit
import LogChecking
import Testing

extension ServiceFixture {
    private struct NoNumber: Error {}

    /// Expects that the brokers' logs, read raw, hold each inquiry that is in the input once and nothing else, and that every invariant
    /// holds. All inquiries are `inquiries(_:)`'s, which go to transportation alone. `data` are the nodes' data folders.
    func expectInvariants(in data: [URL], ruleBook: String, figures: RunEvidence.Figures) throws {
        let topics = OutputTopics(
            assignments: Dictionary(uniqueKeysWithValues: district.outputs.map { ($0, output($0)) }),
            decisions: decisions, deadLetters: deadLetters)
        let inputs = try RecordContents(of: [input("sms")], over: connection)
        let contents = try RecordContents(of: topics.all, over: connection)
        func logs(of kafkaTopics: [String], in folder: URL) throws -> [RecordLog] {
            try RecordLog.all(of: kafkaTopics, inData: folder)
        }
        let outputs = try logs(of: topics.all, in: data[0])
        let evidence = RunEvidence(
            expected: try inputs.records.map { place, record in try Self.expected(record, at: place) },
            published: try PublishedRecord.committed(in: outputs, contents: contents, topics: topics),
            outputLogs: outputs,
            inputEnds: Dictionary(
                uniqueKeysWithValues: try logs(of: [input("sms")], in: data[0]).map { ($0.partition, $0.endOffset) }),
            groupOffsets: try GroupOffsets(of: name, in: logs(of: ["__consumer_offsets"], in: data[0])),
            ruleBooks: [ruleBook],
            replicaDifferences: try data.dropFirst().flatMap { folder in
                zip(outputs, try logs(of: topics.all, in: folder)).compactMap { $0.difference(from: $1) }
            }, figures: figures)
        #expect(inputs.records.count > 0)
        for violation in InvariantChecker(evidence).violations() { Issue.record("\(violation)") }
    }

    /// What has to become of an inquiry of `inquiries(_:)`.
    private static func expected(_ record: TestRecord, at place: RecordPlace) throws -> ExpectedInquiry {
        let id = try record.object()["id"] as? String
        guard let number = id?.split(separator: "-").last.flatMap({ Int($0) }) else { throw NoNumber() }
        return ExpectedInquiry(
            source: place, key: record.key ?? [], sequence: number, value: record.value ?? [],
            end: .assignments(departments: ["transportation"]))
    }
}

extension ChildProcess {
    /// The hash of the rule book that the service has started with.
    var ruleBook: String {
        let line = stderr.split(separator: "\n").first { $0.contains("\"rule_book\"") } ?? ""
        let fields = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return fields?["rule_book"] as? String ?? ""
    }
}
