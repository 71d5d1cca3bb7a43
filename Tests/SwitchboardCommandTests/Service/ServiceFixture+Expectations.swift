import Foundation
import KafkaTestKit
import Testing

/// All tests of the running program, one after the other: they measure times, and unnamed instances share the host's name.
@Suite(.serialized) enum ServiceTests {}

extension ServiceFixture {
    /// Expects exactly one decision record for each inquiry, exactly the assignments that these name, and nothing else,
    /// all by committed reads.
    func expectEachOnce(_ inquiryIDs: [String], within seconds: Double = 40) throws {
        let reader = try CommittedReader(connection, outputs + [decisions])
        var named: [String] = []
        try reader.read("\(inquiryIDs.count) inquiries are routed", within: seconds) {
            // The Kafka topics of one transaction become visible one after the other.
            guard reader.isAtEnd, reader.entries.count >= 2 * inquiryIDs.count else { return false }
            let decisions = reader.records(of: decisions)
            named = try decisions.flatMap { try $0.object()["assignment_ids"] as? [String] ?? [] }
            return decisions.count >= inquiryIDs.count && reader.entries.count >= decisions.count + named.count
        }
        let decided = try reader.records(of: decisions).map { try $0.inquiryID() }
        let lost = Set(inquiryIDs).subtracting(decided)
        #expect(lost.isEmpty, "\(lost.count) of \(inquiryIDs.count) were lost: \(lost.sorted().prefix(3))")
        #expect(decided.count == inquiryIDs.count, "some were decided more than once")
        let published = try outputs.flatMap { output in
            try reader.records(of: output).map { try $0.object()["assignment_id"] as? String ?? "" }
        }
        #expect(published.sorted() == named.sorted())
        #expect(Set(published).count == published.count, "some were published more than once")
    }

    /// Asks the service to stop and expects that it leaves nothing behind and says nobody's words in
    /// the log.
    func expectCleanStop(of service: ChildProcess, within seconds: Double = 15) throws {
        try expectCleanStops(of: [service], within: seconds)
    }

    /// The same of several at once.
    func expectCleanStops(of services: [ChildProcess], within seconds: Double = 15) throws {
        for service in services { service.signal(SIGTERM) }
        for service in services {
            #expect(try service.exitCode(within: seconds) == 0, "it said:\n\(service.stderr.suffix(4_000))")
            expectNoWords(in: service)
        }
    }

    /// Expects that no line of the log holds what stands in the inquiries.
    func expectNoWords(in service: ChildProcess) {
        let lines = service.stderr.split(separator: "\n")
        #expect(!lines.isEmpty)
        #expect(lines.filter { $0.lowercased().contains(Self.canary) } == [])
    }
}

extension ChildProcess {
    /// What the log's lines of counts come to for one counter.
    func counted(_ name: String) -> Int {
        stderr.split(separator: "\n").reduce(0) { sum, line in
            let fields = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return sum + (fields?[name] as? Int ?? 0)
        }
    }
}
