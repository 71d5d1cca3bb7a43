import Foundation
import Kafka
import KafkaTestKit
import Testing

extension ServiceTests {
    /// What ends a start, and by which code.
    @Suite struct StartTests {
        /// Nobody listens there.
        static var nowhere: TestConnection { TestConnection(bootstrapServers: "127.0.0.1:9") }

        @Test func withoutAnyBrokerItSaysWhatItWaitsForAndEndsWith69InTime() throws {
            let fixture = try ServiceFixture(Self.nowhere, hasKafkaTopics: false)
            let startedAt = ContinuousClock.now
            let service = try fixture.run(settings: "timeouts: {broker: 3s}")
            try service.awaitLog("Waiting for a broker")
            #expect(try service.exitCode(within: 10) == 69)
            #expect(ContinuousClock.now - startedAt > .seconds(3))
            #expect(service.stderr.contains("127.0.0.1:9"))
            #expect(service.stderr.contains("kafka.bootstrap_servers"))
        }

        @Test func aStopWhileItWaitsForABrokerIsHeard() throws {
            let fixture = try ServiceFixture(Self.nowhere, hasKafkaTopics: false)
            let service = try fixture.run()
            try service.awaitLog("Waiting for a broker")
            service.signal(SIGTERM)
            #expect(try service.exitCode(within: 5) == 0)
        }

        @Test(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set"), arguments: TestBroker.real)
        func everyMissingKafkaTopicIsNamed(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect(), hasKafkaTopics: false)
            let service = try fixture.run()
            #expect(try service.exitCode(within: 20) == 78)
            for kafkaTopic in fixture.outputs + [fixture.decisions, fixture.deadLetters] {
                #expect(service.stderr.contains(kafkaTopic), "\(kafkaTopic)")
            }
        }

        @Test func brokenRulesEndItWith65AndTheirPlace() throws {
            let fixture = try ServiceFixture(Self.nowhere, hasKafkaTopics: false)
            let file = fixture.rules.appendingPathComponent("hr.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacingOccurrences(of: "\nthreshold:", with: "\ntreshold:").utf8).write(to: file)
            // Another instance's book would do, so a broker is waited for a little.
            let service = try fixture.run(settings: "timeouts: {broker: 1s}")
            #expect(try service.exitCode(within: 10) == 65)
            #expect(service.stderr.contains("hr.yaml:"))
            #expect(service.stderr.contains("did you mean `threshold`?"))
        }

        @Test func aBrokenConfigurationEndsItWith78AndItsPlace() throws {
            let fixture = try ServiceFixture(Self.nowhere, hasKafkaTopics: false)
            let service = try fixture.run(settings: "delivery: twice\nworker: 2")
            #expect(try service.exitCode(within: 10) == 78)
            #expect(service.stderr.contains(".yaml:"))
            #expect(service.stderr.contains("delivery"))
            #expect(service.stderr.contains("did you mean `workers`?"))
        }

        @Test func anOutputThatAnInputReadsEndsItWith78() throws {
            let fixture = try ServiceFixture(Self.nowhere, hasKafkaTopics: false)
            let service = try fixture.run(
                settings: "  - name: everything\n    kafka_topics: [\"\(fixture.output("safety"))\"]")
            #expect(try service.exitCode(within: 10) == 78)
            #expect(service.stderr.contains(fixture.output("safety")))
        }
    }
}
