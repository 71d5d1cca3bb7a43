import AdminAPI
import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// Decisions for all that are made while the broker is away. It is taken away whole, so the node is this suite's own.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct FleetOutageTests {
        private static let waiting = "Here alone so far: no broker has taken the order"

        @Test func anOrderThatWaitsForTheBrokerSaysSoAndBindsEveryInstanceOnceItIsBack() throws {
            // Killed, it may come back after 3 s, not 9: so long it counts as the one that was there.
            let broker = try ApacheKafka(
                settings: ["broker.heartbeat.interval.ms": "500", "broker.session.timeout.ms": "3000"])
            let fixture = try ServiceFixture(
                TestConnection(bootstrapServers: broker.bootstrapServers), district: .small)
            // As with pods, the folders are copies: one of them gets a confirmation by file that the others do not see.
            let own = fixture.rules.deletingLastPathComponent().appendingPathComponent("rules-a")
            try FileManager.default.copyItem(at: fixture.rules, to: own)
            var members = [try FleetMember("a", of: fixture, rules: own, patience: 3)]
            members += try ["b", "c"].map { try FleetMember($0, of: fixture, patience: 3) }
            for member in members { try member.awaitReady() }
            let first = try members[0].status().ruleBook.hash
            try fixture.expectRouting(0..<20)

            let held = try fixture.cutTests()
            #expect(try fixture.cutTests(in: own) == held)
            try Data(held.utf8).write(to: own.appendingPathComponent(".confirm"))
            try fixture.awaitFleet("one runs the edit and two hold it") {
                $0.books == [held, first, first] && $0.instances.dropFirst().allSatisfy { $0.report.rejected != nil }
            }
            try awaitLastGood(held, fixture)

            broker.pause()
            let confirmed = try members[0].ask("reload", "--confirm", held)
            #expect(confirmed.status == 75)
            #expect(confirmed.stdout.contains(Self.waiting), "\(confirmed)")
            #expect(try members[1].ask("reload", "--confirm", held).status == 69)
            // Until a delivery has failed and the clients were made anew.
            try members[0].service.awaitLog("The other instances are out of reach")
            for member in members { #expect(try member.ask("status").status == 0) }
            #expect(try members[1].status().ruleBook.hash == first)
            #expect(try fixture.fleet().status == 69)
            broker.resume()
            try fixture.awaitFleet("all run the confirmed book") { $0.books == [held, held, held] }
            let again = try members[0].ask("reload", "--confirm", held)
            #expect(again.status == 0)
            #expect(again.stdout.contains("Ordered everywhere"), "\(again)")
            try fixture.expectRouting(20..<40)

            // No transaction is open, so an only broker may die too.
            try broker.kill()
            let back = try members[0].ask("rollback")
            #expect(back.status == 75)
            #expect(back.stdout.contains("Loaded \(first)"), "\(back)")
            #expect(back.stdout.contains(Self.waiting), "\(back)")
            #expect(try members[0].status().ruleBook.source == .pinned)
            #expect(try members[1].status().ruleBook.hash == held)
            // Who was asked dies before anybody has heard of it.
            members[0].service.signal(SIGKILL)
            #expect(try members[0].service.exitCode(within: 5) == 128 + SIGKILL)
            try members[0].restart()
            try broker.start()
            try fixture.awaitFleet("all went back") { $0.books == [first, first, first] }
            for member in members {
                let status = try member.status()
                #expect(status.ruleBook.source == .pinned)
                #expect(status.history.map(\.hash) == [first, held, first])
            }
            #expect(try members[1].status().history.map(\.by) == ["rollback", "confirmation", "start"])
            try fixture.expectRouting(40..<60)
            try fixture.expectEachOnce((0..<60).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStops(of: members.map(\.service))
        }

        private func awaitLastGood(_ hash: String, _ fixture: ServiceFixture) throws {
            try awaitCondition("the book is kept for all") {
                try fixture.connection.committedRecords(of: fixture.ruleBooks, count: 1).contains {
                    $0.key == Array("last-good".utf8) && $0.text.contains(hash)
                }
            }
        }
    }
}

extension ServiceFixture {
    /// Sends inquiries and expects that they are decided.
    fileprivate func expectRouting(_ numbers: Range<Int>) throws {
        try connection.produce(Self.inquiries(numbers), to: input("sms"))
        let reader = try CommittedReader(connection, [decisions])
        try reader.read("they are routed", within: 40) { reader.entries.count >= numbers.upperBound }
    }
}
