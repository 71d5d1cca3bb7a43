import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// Without any Kafka.
    @Suite struct DemoTests {
        static let own = #"{"text": "the bus never came and my son is alone, signed otterbeacon"}"#

        @Test func theDemoShowsAssignmentsAsTheyLandAndEndsOnInterrupt() throws {
            let demo = try ChildProcess(["demo", "--pause", "50"])
            try awaitCondition("assignments are shown") {
                demo.stdout.split(separator: "\n").count { $0.hasPrefix("→ ") } >= 5
                    && demo.stdout.contains("→ transportation")
            }
            #expect(demo.stdout.contains("kcat -P -b 127.0.0.1:"))
            demo.signal(SIGINT)
            #expect(try demo.exitCode(within: 5) == 0)
            #expect(demo.stderr == "")
        }

        @Test(.enabled(if: Kcat.isInstalled, "kcat is not installed"))
        func anInquirySentToTheDemoWithKcatComesOut() throws {
            let demo = try ChildProcess(["demo", "--pause", "60000"])
            let servers = try address(in: { demo.stdout }, after: "listens on ", of: demo)
            try Kcat.produce(Self.own, to: "inquiries.sms", servers: servers)
            try awaitCondition("it is shown") { demo.stdout.contains("otterbeacon") }
            let shown = try Kcat.read("assignments.transportation", servers: servers)
            #expect(shown.contains { $0.payload.contains("otterbeacon") })
            demo.signal(SIGINT)
            #expect(try demo.exitCode(within: 5) == 0)
        }

        @Test func theServiceOnTheEmbeddedBrokerRoutesAndEndsOnInterrupt() throws {
            let state = try WorkFolder()
            let service = try ChildProcess(
                ["run", "--embedded-broker"], environment: ["SWITCHBOARD_STATE_DIRECTORY": state.url.path])
            let servers = try address(in: { service.stderr }, after: #""bootstrap_servers":""#, of: service)
            let connection = TestConnection(bootstrapServers: servers)
            try connection.produce([TestRecord(Self.own, key: "o")], to: "inquiries.sms")
            let assignment = try #require(
                try connection.committedRecords(of: "assignments.transportation", count: 1).first)
            #expect(assignment.text.contains("otterbeacon"))
            service.signal(SIGINT)
            #expect(try service.exitCode(within: 5) == 0)
            #expect(!service.stderr.contains("otterbeacon"))
        }

        /// What the program says after a mark, up to the end of the address.
        private func address(in output: () -> String, after mark: String, of process: ChildProcess) throws -> String {
            var found: Substring?
            try awaitCondition("it names its address") {
                let text = output()
                guard process.isRunning, let range = text.range(of: mark) else { return false }
                let rest = text[range.upperBound...]
                found = rest.prefix { $0 == "." || $0 == ":" || $0.isNumber }
                return found.map { $0.endIndex < rest.endIndex } == true
            }
            return String(try #require(found))
        }
    }
}
