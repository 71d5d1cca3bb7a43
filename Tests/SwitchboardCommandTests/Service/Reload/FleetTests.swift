import AdminAPI
import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// Instances that tell each other what they run.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct FleetTests {
        @Test(arguments: TestBroker.real)
        func aNewInstanceOverBadFilesRunsTheBookOfTheOthersAndSaysSo(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            let old = try fixture.run()
            try old.awaitLog("Partitions assigned")
            let good = try fixture.status().ruleBook.hash
            try awaitCondition("the book is kept for all") {
                try fixture.connection.committedRecords(of: fixture.ruleBooks, count: 1).contains {
                    $0.key == Array("last-good".utf8) && $0.text.contains(good)
                }
            }
            try fixture.expectCleanStop(of: old)
            let file = fixture.rules.appendingPathComponent("safety.yaml")
            try Data("topic: [\n".utf8).write(to: file)
            let new = try fixture.run(instance: "two")  // its state directory is empty
            try new.awaitLog("Running the rule book that another instance saved")
            try new.awaitLog("Partitions assigned")
            let status = try fixture.status()
            #expect(status.ruleBook.hash == good)
            #expect(status.ruleBook.source == .shared)
            #expect(status.rejected?.state == .refused)
            try fixture.connection.produce(ServiceFixture.inquiries(0..<5), to: fixture.input("sms"))
            try fixture.expectEachOnce((0..<5).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: new)
        }

        @Test(arguments: TestBroker.real)
        func oneConfirmationLoadsAndOneRollbackHoldsEverywhereAndTheFleetsStatusIsTrueWhileOneIsKilled(
            _ broker: TestBroker
        ) throws {
            let fixture = try ServiceFixture(broker.connect())
            var members = try ["a", "b", "c"].map { try Member($0, of: fixture) }
            for member in members { try member.service.awaitLog("Partitions assigned") }
            let first = try members[0].status().ruleBook.hash
            try fixture.connection.produce(ServiceFixture.inquiries(0..<20), to: fixture.input("sms"))
            try fixture.awaitFleet("all run the first book") { $0.books == [first, first, first] }

            let file = fixture.rules.appendingPathComponent("hr.yaml")
            let whole = try String(contentsOf: file, encoding: .utf8)
            let held = try fixture.cutTests()
            try fixture.awaitFleet("all hold the edit") {
                $0.instances.count == 3 && $0.instances.allSatisfy { $0.report.rejected?.state == .held }
            }
            #expect(try members[0].ask("reload", "--confirm", held).status == 0)
            try fixture.awaitFleet("all run the confirmed book") { $0.books == [held, held, held] }
            for member in members { #expect(try member.status().history.first?.by == "confirmation") }

            #expect(try members[1].ask("rollback").status == 0)
            try fixture.awaitFleet("all went back") { $0.books == [first, first, first] }
            members.append(try Member("d", of: fixture))  // its disk is empty
            try members[3].service.awaitLog("Partitions assigned")
            for member in members {
                #expect(try member.ask("reload").status == 75)
                #expect(try member.status().ruleBook.source == .pinned)
                #expect(try member.status().ruleBook.hash == first)
            }
            try fixture.connection.produce(ServiceFixture.inquiries(20..<40), to: fixture.input("sms"))

            members[2].service.signal(SIGKILL)
            let sick = try fixture.awaitFleet("the killed one is missed") { $0.problems.count == 1 }
            #expect(sick.problems.first?.contains("\(fixture.name)-c has been silent") == true)
            #expect(sick.instances.map(\.state) == [.running, .running, .silent, .running])
            #expect(try fixture.fleet().status == 1)
            members[2] = try Member("c", of: fixture)
            let back = try fixture.awaitFleet("it is back") { $0.problems.isEmpty && $0.instances.count == 4 }
            #expect(back.books == [first, first, first, first])
            #expect(try fixture.fleet().status == 0)

            if Published.hasValidator { #expect(try fixture.schemaProblemsOfWhatIsShared() == "") }
            let edited = try fixture.edit("hr.yaml") { $0 = whole + "# mended\n" }
            try fixture.awaitFleet("all load what the folder holds") { $0.books.allSatisfy { $0 == edited } }
            try fixture.expectEachOnce((0..<40).map { ServiceFixture.inquiryID($0) })
            for member in members { try fixture.expectCleanStop(of: member.service) }
            #expect(
                try fixture.awaitFleet("all said that they stop") { $0.instances.isEmpty }.problems == [
                    "no instance runs"
                ])
        }

        @Test func withoutABrokerTheFleetsStatusEndsWith69InTime() throws {
            let startedAt = ContinuousClock.now
            let outcome = try Executable.run(
                ["status", "--fleet"],
                environment: [
                    "SWITCHBOARD_KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1", "SWITCHBOARD_TIMEOUTS_BROKER": "1s",
                ])
            #expect(outcome.status == 69)
            #expect(outcome.stderr.contains("no broker tells at 127.0.0.1:1"))
            #expect(ContinuousClock.now - startedAt < .seconds(20))
        }
    }

    /// One instance with its own disk, beside others with the same rules folder.
    private struct Member {
        let service: ChildProcess
        private let configuration: String

        init(_ name: String, of fixture: ServiceFixture) throws {
            service = try fixture.run(
                instance: name, settings: "fleet: {heartbeat: 1s}\nreload: {interval: 500ms}", workers: 1)
            configuration = fixture.configuration
        }

        func ask(_ words: String...) throws -> Executable.Outcome {
            try Executable.run(words + ["--config", configuration])
        }

        func status() throws -> ServiceStatus {
            let outcome = try ask("status", "--format", "json")
            return try #require(ControlLine.value(ServiceStatus.self, of: Array(outcome.stdout.utf8)), "\(outcome)")
        }
    }
}

extension FleetStatus {
    /// The hashes that the instances run.
    fileprivate var books: [String] { instances.map(\.report.ruleBook.hash) }
}

extension ServiceFixture {
    /// The status of the service that was started last.
    func status() throws -> ServiceStatus {
        let outcome = try Executable.run(["status", "--format", "json", "--config", configuration])
        return try #require(ControlLine.value(ServiceStatus.self, of: Array(outcome.stdout.utf8)), "\(outcome)")
    }

    fileprivate func fleet() throws -> Executable.Outcome {
        try Executable.run(["status", "--fleet", "--format", "json", "--config", configuration])
    }

    @discardableResult
    fileprivate func awaitFleet(_ name: String, _ condition: (FleetStatus) -> Bool) throws -> FleetStatus {
        var last: FleetStatus?
        var outcome: Executable.Outcome?
        do {
            try awaitCondition(name) {
                outcome = try fleet()
                last = ControlLine.value(FleetStatus.self, of: Array(outcome?.stdout.utf8 ?? "".utf8))
                return last.map(condition) ?? false
            }
        } catch { throw ConditionNotMet(description: "\(error): \(String(describing: outcome))") }
        return try #require(last)
    }

    /// What the project's own checker says about the records of both Kafka topics; nothing where they fit.
    fileprivate func schemaProblemsOfWhatIsShared() throws -> String {
        var lines: [String] = []
        for record in try connection.committedRecords(of: ruleBooks, count: 1) where record.value != nil {
            let word = String(decoding: record.key ?? [], as: UTF8.self).split(separator: " ").first
            let schemas = ["book": "shared-book", "last-good": "last-good", "order": "order"]
            guard let schema = schemas[String(word ?? "")] else { continue }
            lines.append(#"{"schema":"\#(schema)","value":\#(record.text)}"#)
        }
        #expect(Set(lines.map { $0.prefix(20) }).count == 3)
        // Heartbeats come all the time, so the end is not waited for.
        for record in try connection.committedRecords(of: instances, count: 1, within: 2) where record.value != nil {
            lines.append(#"{"schema":"instance","value":\#(record.text)}"#)
        }
        let check = try ChildProcess(
            ["docs/schemas/check.py", "--each"], executable: URL(fileURLWithPath: "/usr/bin/python3"),
            stdin: lines.joined(separator: "\n") + "\n")
        let status = try check.exitCode(within: 30)
        return status == 0 ? check.stdout : check.stdout + check.stderr + "exit code \(status)"
    }

    /// Changes a file of the rules; gives the folder's new hash.
    @discardableResult
    func edit(_ file: String, _ change: (inout String) -> Void) throws -> String {
        let url = rules.appendingPathComponent(file)
        var text = try String(contentsOf: url, encoding: .utf8)
        change(&text)
        try Data(text.utf8).write(to: url, options: .atomic)
        let shell = try ChildProcess(
            ["-c", "sha256sum -- *.yaml | LC_ALL=C sort -k 2 | sha256sum"],
            executable: URL(fileURLWithPath: "/bin/sh"), directory: rules)
        #expect(try shell.exitCode(within: 10) == 0)
        return String(shell.stdout.prefix(64))
    }

    /// Cuts a file short behind its rules: it stays valid YAML, with fewer tests, and is held.
    fileprivate func cutTests() throws -> String {
        try edit("hr.yaml") { text in
            if let tests = text.range(of: "\ntests:") { text.removeSubrange(tests.lowerBound...) }
        }
    }
}
