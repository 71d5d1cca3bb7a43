import Foundation
import Kafka
import KafkaTestKit

/// What Switchboard made of some inquiries: for each, the records it led to. The bare loop produces the same bytes.
struct Recording {
    struct Summary {
        let recordsPerInquiry: Double
        let keyBytes: Double
        let valueBytes: Double
        let headers: Double
        let headerBytes: Double
    }

    /// Each inquiry's records, with the place of their Kafka topics in `Site.outputs`.
    private var inquiries: [[(topic: Int, record: TestRecord)]] = []

    /// Nothing recorded yet.
    init() {}

    /// Reads what of the output is visible.
    init(site: Site, inquiries count: Int) throws {
        var places: [String: Int] = [:]
        for (index, topic) in Site.outputs.enumerated() {
            let isDecision = topic == Site.decisions
            for record in try site.connection.committedRecords(of: topic, count: isDecision ? count : 0) {
                let id = isDecision ? String(decoding: record.key ?? [], as: UTF8.self) : record.header("ce_inquiryid")
                let place = places[id ?? "", default: inquiries.count]
                if place == inquiries.count { inquiries.append([]) }
                places[id ?? ""] = place
                inquiries[place].append((index, record))
            }
        }
    }

    /// Whether each inquiry has its decision record and as many assignments as that names departments.
    func isComplete(inquiries count: Int) -> Bool {
        inquiries.count == count
            && inquiries.allSatisfy { $0.last?.topic == Site.outputs.count - 1 && $0.count == Self.recordCount(of: $0) }
    }

    /// The owner's assignment, the copies', and the decision record itself.
    private static func recordCount(of records: [(topic: Int, record: TestRecord)]) -> Int {
        let decision = records.last.flatMap { try? JSONSerialization.jsonObject(with: Data($0.record.value ?? [])) }
        return 2 + (((decision as? [String: Any])?["copies"] as? [Any])?.count ?? 0)
    }

    var summary: Summary {
        let records = inquiries.joined().map(\.record)
        func each(_ size: (TestRecord) -> Int) -> Double {
            Double(records.reduce(0) { $0 + size($1) }) / Double(max(1, records.count))
        }
        return Summary(
            recordsPerInquiry: Double(records.count) / Double(max(1, inquiries.count)),
            keyBytes: each { $0.key?.count ?? 0 }, valueBytes: each { $0.value?.count ?? 0 },
            headers: each { $0.headers.count },
            headerBytes: each { $0.headers.reduce(0) { $0 + $1.name.count + ($1.value?.count ?? 0) } })
    }

    /// Writes it as BareLoop/recording.c reads it.
    func write(to file: String) throws {
        var bytes: [UInt8] = []
        bytes.append(number: Site.outputs.count)
        for topic in Site.outputs { bytes.append(text: Array(topic.utf8)) }
        bytes.append(number: inquiries.count)
        for records in inquiries {
            bytes.append(number: records.count)
            for (topic, record) in records {
                bytes.append(number: topic)
                bytes.append(text: record.key ?? [])
                bytes.append(text: record.value ?? [])
                bytes.append(number: record.headers.count)
                for header in record.headers {
                    bytes.append(text: header.name)
                    bytes.append(text: header.value ?? [])
                }
            }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: file))
    }
}

extension [UInt8] {
    fileprivate mutating func append(number: Int) {
        for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    fileprivate mutating func append(text: [UInt8]) {
        append(number: text.count)
        append(contentsOf: text)
    }
}
