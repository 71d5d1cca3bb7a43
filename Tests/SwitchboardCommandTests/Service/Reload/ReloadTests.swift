import AdminAPI
import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// Rules that change while the service runs.
    @Suite struct ReloadTests {
        /// A build for debugging takes over a second to compile the shipped rules; a release some dozen milliseconds.
        static let extraSeconds = _isDebugAssertConfiguration() ? 6.0 : 0

        @Test func aSavedFileDecidesWithinThreeSeconds() throws {
            let fixture = try ReloadFixture(interval: "2s")
            let old = try fixture.decidingBook()
            try fixture.edit("hr.yaml") { $0 += "# edited\n" }
            let savedAt = ContinuousClock.now
            try awaitCondition("the edited rules run", within: 10) { try fixture.decidingBook() != old }
            let seconds = (ContinuousClock.now - savedAt) / .seconds(1)
            print("Measured: from saving a file to the first decision by it, with polling: \(seconds) s")
            #expect(seconds < 3 + Self.extraSeconds)
            #expect(try fixture.status().history.map(\.by) == ["poll", "start"])
        }

        @Test func aReloadTakesUnderHalfASecondAndTellsTheTruth() throws {
            let fixture = try ReloadFixture()
            #expect(try fixture.ask("reload").status == 0)
            try fixture.edit("hr.yaml") { $0 += "# edited\n" }
            let startedAt = ContinuousClock.now
            let outcome = try fixture.ask("reload")
            let seconds = (ContinuousClock.now - startedAt) / .seconds(1)
            print("Measured: switchboard reload of the shipped rules took \(seconds) s, debug build: \(outcome.stdout)")
            #expect(seconds < 0.5 + Self.extraSeconds)
            #expect(outcome.status == 0)
            #expect(outcome.stdout.hasPrefix("Loaded "))
            #expect(outcome.stdout.contains("changed hr.yaml"))
            let running = try fixture.status().ruleBook.hash
            #expect(try fixture.decidingBook() == running)
            let unchanged = try fixture.answer("reload")
            #expect(unchanged.result == .unchanged)
            #expect(unchanged.running == running)
        }

        @Test func aSignalReloads() throws {
            let fixture = try ReloadFixture(.small)
            try fixture.edit("meals.yaml") { $0 += "# edited\n" }
            fixture.service.signal(SIGHUP)
            try fixture.service.awaitLog("Rule book loaded")
            #expect(try fixture.status().history.first?.by == "signal")
        }

        @Test func badEditsAreRefusedOrHeldWithTheirReasonWhileRoutingGoesOn() throws {
            let fixture = try ReloadFixture()
            let good = try fixture.decidingBook()
            func expect(_ code: Int32, _ reason: String) throws {
                let outcome = try fixture.ask("reload")
                #expect(outcome.status == code)
                #expect(outcome.stdout.contains(reason), "\(outcome.stdout)")
                #expect(try fixture.decidingBook() == good)
                let health = try fixture.ask("status")
                #expect(health.status == 0)
                #expect(health.stdout.contains(reason), "\(health.stdout)")
            }
            let hr = try String(contentsOf: fixture.rules.appendingPathComponent("hr.yaml"), encoding: .utf8)
            try fixture.edit("hr.yaml") { $0.replace("\nthreshold:", with: "\ntreshold:") }
            try expect(65, "hr.yaml:")
            try fixture.edit("hr.yaml") { $0 = hr }
            // Cut short behind the rules it is valid YAML with fewer tests.
            try fixture.edit("hr.yaml") { text in
                if let tests = text.range(of: "\ntests:") { text.removeSubrange(tests.lowerBound...) }
            }
            try expect(75, "tests instead of")
            let held = try fixture.answer("reload")
            #expect(held.result == .held)
            let hash = try #require(held.candidate)
            #expect(try fixture.ask("reload", "--confirm", hash).status == 0)
            #expect(try fixture.decidingBook() == hash)
        }

        @Test func aRestartOverBadFilesRunsTheSavedBookAndSaysSo() throws {
            let fixture = try ReloadFixture(.small)
            let good = try fixture.decidingBook()
            try fixture.edit("safety.yaml") { $0 = "topic: [\n" }
            try fixture.restart()
            let status = try fixture.status()
            #expect(status.ruleBook.hash == good)
            #expect(status.ruleBook.source == .saved)
            #expect(status.rejected?.state == .refused)
            #expect(fixture.service.stderr.contains("Running the saved rule book"))
            #expect(try fixture.ask("status").stdout.contains("SAVED"))
        }

        @Test func aRollbackHoldsUntilTheFolderChanges() throws {
            let fixture = try ReloadFixture(.small, interval: "100ms")
            let first = try fixture.status().ruleBook.hash
            try fixture.edit("meals.yaml") { $0 += "# edited\n" }
            let second = try #require(try fixture.answer("reload").running)
            #expect(second != first)
            #expect(try fixture.ask("rollback").status == 0)
            #expect(try fixture.status().ruleBook.source == .pinned)
            #expect(try fixture.ask("reload").status == 75)
            try fixture.restart()
            #expect(try fixture.status().ruleBook.hash == first)
            try fixture.edit("meals.yaml") { $0 += "# edited again\n" }
            try awaitCondition("the folder's book runs") { try fixture.status().ruleBook.source == .files }
        }

        @Test func withoutAServiceTheCommandsSaySo() throws {
            let folder = try WorkFolder()
            let socket = folder.url.appendingPathComponent("control.sock").path
            for command in ["reload", "status", "rollback"] {
                let outcome = try Executable.run([command, "--socket", socket])
                #expect(outcome.status == 69)
                #expect(outcome.stderr.contains("no service answers on the control socket \(socket)"))
            }
        }

        @Test func aSecondServiceOnTheSameStateIsRefusedAndTheFirstGoesOn() throws {
            let fixture = try ReloadFixture(.small)
            let configuration = fixture.folder.url.appendingPathComponent("switchboard.yaml").path
            let second = try ChildProcess(["run", "--embedded-broker", "--config", configuration])
            #expect(try second.exitCode(within: 20) == 78)
            #expect(second.stderr.contains("another process serves the control socket"))
            #expect(try fixture.ask("status").status == 0)
        }
    }
}
