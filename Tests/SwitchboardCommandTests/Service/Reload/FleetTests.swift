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
            let old = try fixture.run(instance: nil)  // one without a name hands its partitions over when it stops
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
            let fixture = try ServiceFixture(broker.connect(), district: .small)
            var members = try ["a", "b", "c"].map { try FleetMember($0, of: fixture) }
            for member in members { try member.awaitReady() }
            let first = try members[0].status().ruleBook.hash
            try fixture.connection.produce(ServiceFixture.inquiries(0..<20), to: fixture.input("sms"))
            try fixture.awaitFleet("all run the first book") { $0.books == [first, first, first] }

            let file = fixture.rules.appendingPathComponent("meals.yaml")
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
            members.append(try FleetMember("d", of: fixture))  // its disk is empty
            try members[3].awaitReady()
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
            members[2] = try FleetMember("c", of: fixture)
            let back = try fixture.awaitFleet("it is back") { $0.problems.isEmpty && $0.instances.count == 4 }
            #expect(back.books == [first, first, first, first])
            #expect(try fixture.fleet().status == 0)

            if Published.hasValidator { #expect(try fixture.schemaProblemsOfWhatIsShared() == "") }
            let edited = try fixture.edit("meals.yaml") { $0 = whole + "# mended\n" }
            try fixture.awaitFleet("all load what the folder holds") { $0.books.allSatisfy { $0 == edited } }
            try fixture.expectEachOnce((0..<40).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStops(of: members.map(\.service))
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
            #expect(outcome.stderr.contains("no broker answers at 127.0.0.1:1"))
            #expect(ContinuousClock.now - startedAt < .seconds(20))
        }
    }
}
