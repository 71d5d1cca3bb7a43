import JSON
import KafkaTestKit

/// Why a record of an output can't be one of ours.
public struct UnreadableOutput: Error, CustomStringConvertible {
    /// Where it stands and what is missing.
    public let description: String
}

extension PublishedRecord {
    /// The committed view of the outputs: the records that the logs call committed, with the contents that stand there.
    public static func committed(
        in logs: [RecordLog], contents: RecordContents, topics: OutputTopics
    ) throws -> [PublishedRecord] {
        try logs.flatMap { log in
            let transactions = log.transactionByOffset
            return try log.committedOffsets.map { offset in
                let place = RecordPlace(log.partition, offset)
                guard let record = contents.records[place] else {
                    throw UnreadableOutput(description: "\(place): committed in the log, but no client reads it")
                }
                let transaction = transactions[offset].map {
                    Transaction(producerID: log.transactions[$0].producerID, number: $0)
                }
                return try PublishedRecord(record, at: place, topics: topics, transaction: transaction)
            }
        }
    }

    private init(
        _ record: TestRecord, at place: RecordPlace, topics: OutputTopics, transaction: Transaction?
    ) throws {
        let name = place.partition.kafkaTopic
        let key = record.key ?? []
        guard name != topics.deadLetters else {
            self.init(
                place: place, kind: .deadLetter(reason: try Self.header("reason", record, place)),
                source: RecordPlace(
                    KafkaPartition(
                        try Self.header("source_topic", record, place),
                        Int32(try Self.header("source_partition", record, place)) ?? -1),
                    Int64(try Self.header("source_offset", record, place)) ?? -1),
                key: key, ruleBook: "", inquiry: record.value, transaction: transaction)
            return
        }
        let value = try OutputObject(record.value ?? [], at: place)
        let source = try value.object("source")
        let kind: Kind =
            if name == topics.decisions { .decision(assignmentIDs: try value.strings("assignment_ids")) } else {
                .assignment(department: try value.string("department"), id: try value.string("assignment_id"))
            }
        self.init(
            place: place, kind: kind,
            source: RecordPlace(
                KafkaPartition(
                    try source.string("kafka_topic"), Int32(clamping: try source.integer("partition"))),
                try source.integer("offset")),
            key: key, ruleBook: try value.string("rule_book"), inquiry: value.bytes("inquiry"),
            transaction: transaction)
    }

    private static func header(_ name: String, _ record: TestRecord, _ place: RecordPlace) throws -> String {
        guard let text = record.header("switchboard_\(name)") else {
            throw UnreadableOutput(description: "\(place): no header switchboard_\(name)")
        }
        return text
    }
}

/// A JSON object in an output, read by our own reader, which gives the bytes of a member as they stand.
private struct OutputObject {
    private let document: JSONDocument
    private let bytes: [UInt8]
    private let node: Int
    private let place: RecordPlace

    init(_ bytes: [UInt8], at place: RecordPlace) throws {
        var document = JSONDocument()
        do throws(JSONError) { try document.read(bytes.span) } catch {
            throw UnreadableOutput(description: "\(place): \(error)")
        }
        self.init(document: document, bytes: bytes, node: document.root, place: place)
    }

    private init(document: JSONDocument, bytes: [UInt8], node: Int, place: RecordPlace) {
        self.document = document
        self.bytes = bytes
        self.node = node
        self.place = place
    }

    func object(_ name: String) throws -> OutputObject {
        OutputObject(document: document, bytes: bytes, node: try member(name), place: place)
    }

    func string(_ name: String) throws -> String { text(try member(name)) }

    func strings(_ name: String) throws -> [String] { document.children(of: try member(name)).map { text($0) } }

    func integer(_ name: String) throws -> Int64 {
        guard let number = document.integer(try member(name), in: bytes.span) else { throw missing(name) }
        return number
    }

    /// The bytes of a member as they stand; nil where there is none.
    func bytes(_ name: String) -> [UInt8]? {
        (try? member(name)).map { Array(bytes[document[$0].range]) }
    }

    private func member(_ name: String) throws -> Int {
        let name = Array(name.utf8)
        guard let node = document.member(name.span, of: node, in: bytes.span) else {
            throw missing(String(decoding: name, as: UTF8.self))
        }
        return node
    }

    private func text(_ node: Int) -> String {
        var text: [UInt8] = []
        document.appendString(node, in: bytes.span, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private func missing(_ name: String) -> UnreadableOutput {
        UnreadableOutput(description: "\(place): no \(name)")
    }
}
