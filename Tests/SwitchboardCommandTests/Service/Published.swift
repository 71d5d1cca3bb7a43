import Foundation
import KafkaTestKit

/// Everything that a service has published of a rich inquiry, a confidential and a broken one, as kcat shows it.
struct Published: Sendable {
    /// Everything that a connector can say, and something of its own.
    static let rich = """
        {"id":"SM-7f3a","channel":"sms","subject":"the bus","text":"The 7th graders on bus 12 hit my son and call him names every day \
        \\ud83d\\ude21","language":"en","school":"Elementary","conversation_id":"conv-9","received_at":"2026-03-04T09:15:30-06:00",\
        "sender":{"type":"parent","id":"parent-9"},"reply_to":"sms:+15550100","claimed_topic":"transportation","gateway":{"n":1.50}}
        """
    static let confidential = rich.replacingOccurrences(
        of: #""id":"SM-7f3a","#, with: #""id":"SM-7f3b","confidential":true,"#)
    static let broken = #"{"text":"cut off"#
    static let inbound = ["-k", "line-1", "-H", "x-gateway=g1", "-H", "ce_priority=low", "-H", "Content-Type=text/sms"]

    /// What all tests of the contract look at.
    static let shared = Result { try Published() }

    /// The Kafka topic that the inquiries came by.
    let input: String
    private let name: String
    let assignments: [Kcat.Record]
    let decisions: [Kcat.Record]
    let deadLetters: [Kcat.Record]
    let log: String

    /// Runs the service on what kcat sends.
    private init() throws {
        let fixture = try ServiceFixture(TestBroker.apacheKafka.connect())
        name = fixture.name
        input = fixture.input("sms")
        let servers = fixture.connection.bootstrapServers
        for line in [Self.rich, Self.confidential, Self.broken] {
            try Kcat.produce(line, to: fixture.input("sms"), servers: servers, options: Self.inbound)
        }
        let service = try fixture.run()
        try fixture.expectEachOnce(["sms:SM-7f3a", "sms:SM-7f3b"])
        _ = try fixture.connection.committedRecords(of: fixture.deadLetters, count: 1)
        try fixture.expectCleanStop(of: service)
        log = service.stderr
        assignments = try fixture.outputs.flatMap { try Kcat.read($0, servers: servers) }
        decisions = try Kcat.read(fixture.decisions, servers: servers)
        deadLetters = try Kcat.read(fixture.deadLetters, servers: servers)
    }

    /// A department's assignment of the SMS with that id.
    func assignment(of id: String, in department: String) -> Kcat.Record? {
        assignments.first {
            $0.topic == "\(name).assignments.\(department)"
                && (try? $0.object()["inquiry_id"] as? String) == "sms:\(id)"
        }
    }

    static let python = URL(fileURLWithPath: "/usr/bin/python3")

    /// Whether values can be checked against JSON Schemas here.
    static let hasValidator: Bool = {
        let check = try? ChildProcess(["-c", "import jsonschema"], executable: python)
        return (try? check?.exitCode(within: 20)) == 0
    }()

    /// What the project's own checker says about all values and headers; nothing where they fit.
    func schemaProblems() throws -> String {
        var lines: [String] = []
        for record in assignments {
            lines.append(#"{"schema":"assignment","value":\#(record.payload)}"#)
            lines.append(try headers(of: record, schema: "assignment-headers"))
        }
        for record in decisions { lines.append(#"{"schema":"decision","value":\#(record.payload)}"#) }
        for record in deadLetters { lines.append(try headers(of: record, schema: "dead-letter-headers")) }
        let check = try ChildProcess(
            ["docs/schemas/check.py", "--each"], executable: Self.python, stdin: lines.joined(separator: "\n") + "\n")
        let status = try check.exitCode(within: 30)
        return status == 0 ? check.stdout : check.stdout + check.stderr + "exit code \(status)"
    }

    private func headers(of record: Kcat.Record, schema: String) throws -> String {
        let value = Dictionary(record.headerPairs, uniquingKeysWith: { first, _ in first })
        let line = try JSONSerialization.data(withJSONObject: ["schema": schema, "value": value])
        return String(decoding: line, as: UTF8.self)
    }
}

extension Kcat.Record {
    /// The value as a JSON object.
    func object() throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: Data(payload.utf8)) as? [String: Any] else {
            throw ConditionNotMet(description: "not a JSON object: \(payload)")
        }
        return object
    }
}
