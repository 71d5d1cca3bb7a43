import Configuration
import Diagnostics
import Inquiries
import Testing

@Suite struct DefaultTests {
    @Test func withoutFileAndEnvironmentTheDefaultsHold() throws {
        let loaded = ServiceConfiguration.load(file: nil, host: host())
        let value = try #require(loaded.configuration)
        #expect(loaded.diagnostics.isEmpty)
        #expect(value.instance == .init(name: "desk-7", isNamed: false))
        #expect(value.workers == 2)
        #expect(value.delivery == .exactlyOnce)
        #expect(value.rules == "rules" && value.stateDirectory == "state")
        #expect(value.kafka.bootstrapServers == "localhost:9092" && value.kafka.group == "switchboard")
        #expect(value.kafka.tls == nil && value.kafka.sasl == nil && value.kafka.client.isEmpty)
        #expect(value.kafkaTopics.decisions == "switchboard.decisions")
        #expect(value.kafkaTopics.deadLetter == "switchboard.dead-letter")
        #expect(value.kafkaTopics.ruleBooks == "switchboard.rule-books")
        #expect(value.kafkaTopics.instances == "switchboard.instances")
        #expect(value.fleet.heartbeat == .seconds(5) && value.fleet.grace == .seconds(180))
        #expect(value.transaction.messages == 20_000)
        #expect(value.transaction.duration == .milliseconds(100) && value.transaction.idle == .milliseconds(2))
        #expect(value.timeouts.session == .seconds(10) && value.timeouts.transaction == .seconds(8))
        #expect(value.limits.inputBytes == 1 << 20 && value.limits.outputBytes == 1_000_000)
        #expect(value.limits.memory == 128 << 20)
        #expect(value.log.format == .auto && value.log.level == .info)
    }

    @Test func theDefaultInputReadsEveryChannel() throws {
        let inputs = try #require(ServiceConfiguration.load(file: nil, host: host()).configuration).inputs
        #expect(inputs.subscription == [#"^inquiries\.[A-Za-z0-9_-]+$"#])
        #expect(inputs.input(forKafkaTopic: "inquiries.sms")?.definition.name == "inquiries")
        #expect(inputs.input(forKafkaTopic: "inquiries.") == nil)
        #expect(inputs.input(forKafkaTopic: "inquiries.a.b") == nil)
        #expect(inputs.input(forKafkaTopic: "old.inquiries.sms") == nil)
        #expect(inputs.inputs.first?.definition.valueBytesMax == 1 << 20)
    }

    @Test func anEmptyFileAndOneOfCommentsAreTheDefaults() throws {
        #expect(try configuration("").workers == 2)
        #expect(try configuration("# nothing\n\nkafka:\n#  group: x\n").kafka.group == "switchboard")
        #expect(try configuration("---\n...\n").workers == 2)
    }

    @Test func aNamedFileMustBeThere() {
        let loaded = ServiceConfiguration.load(file: "other.yaml", host: host())
        #expect(loaded.configuration == nil)
        #expect(
            rendered(loaded) == """
                error[C003]: the configuration can't be read: No such file or directory
                 --> other.yaml

                1 error

                """)
    }

    @Test func theFileOfTheWorkingDirectoryIsReadWhereNoneIsNamed() throws {
        let loaded = ServiceConfiguration.load(file: nil, host: host(files: ["switchboard.yaml": "workers: 3\n"]))
        #expect(loaded.configuration?.workers == 3)
    }

    @Test func pathsOfAFileAreRelativeToItsFolder() throws {
        let text = "rules: my-rules\nkafka: {tls: {ca_file: /etc/ca.pem}}\n"
        let files = ["/etc/switchboard/s.yaml": text, "/etc/ca.pem": "x"]
        let environment = ["SWITCHBOARD_STATE_DIRECTORY": "here"]
        let loaded = ServiceConfiguration.load(
            file: "/etc/switchboard/s.yaml", host: host(environment, files: files))
        let value = try #require(loaded.configuration)
        #expect(value.rules == "/etc/switchboard/my-rules")
        #expect(value.kafka.tls?.caFile == "/etc/ca.pem")
        #expect(value.stateDirectory == "here")
    }

    @Test func memoryIsDividedByTheWorkers() {
        let limits = Limits(inputBytes: 1, outputBytes: 1, memory: 100 << 20)
        #expect(limits.memory(perWorkerOf: 4) == .init(fetchKiB: 5120, produceKiB: 20_480))
        #expect(limits.memory(perWorkerOf: 0).fetchKiB == 20_480)
    }
}
