import Configuration
import Diagnostics
import Testing

@Suite struct EnvironmentTests {
    @Test func theEnvironmentWinsOverTheFile() throws {
        let environment = [
            "SWITCHBOARD_KAFKA_BOOTSTRAP_SERVERS": "a:1, b:2", "SWITCHBOARD_INSTANCE": "desk-1",
            "SWITCHBOARD_TRANSACTION_IDLE": "7ms", "SWITCHBOARD_LIMITS_INPUT_BYTES": "64 KiB",
            "SWITCHBOARD_DELIVERY": "at_least_once", "SWITCHBOARD_KAFKA_TOPICS_DEAD_LETTER": "dead",
            "SWITCHBOARD_LOG_LEVEL": "debug", "SWITCHBOARD_KAFKA_CLIENT_LINGER_MS": "9",
            "SWITCHBOARD_KAFKA_CLIENT_CLIENT_ID": "x",
        ]
        let text = """
            kafka: {bootstrap_servers: c:3, client: {linger.ms: 1}}
            instance: other
            transaction: {idle: 1ms}
            """
        let value = try configuration(text, environment: environment)
        #expect(value.kafka.bootstrapServers == "a:1,b:2")
        #expect(value.instance == .init(name: "desk-1", isNamed: true))
        #expect(value.transaction.idle == .milliseconds(7))
        #expect(value.limits.inputBytes == 64 << 10)
        #expect(value.delivery == .atLeastOnce)
        #expect(value.kafkaTopics.deadLetter == "dead")
        #expect(value.log.level == .debug)
        #expect(value.kafka.client.map { "\($0.name)=\($0.value)" } == ["linger.ms=9", "client.id=x"])
    }

    @Test func everyScalarHasAVariable() throws {
        for key in ServiceConfiguration.keys where key.shape != .tree {
            let name = try #require(key.environmentVariable)
            let loaded = ServiceConfiguration.load(file: nil, host: host([name: "\u{7}"]))
            #expect(!loaded.diagnostics.contains { $0.code == "C002" }, "\(name) is not read")
        }
    }

    @Test func anEmptyVariableCountsAsNotSet() throws {
        let value = try configuration(
            "workers: 3\n", environment: ["SWITCHBOARD_WORKERS": "", "SWITCHBOARD_NONSENSE": ""])
        #expect(value.workers == 3)
    }

    @Test(arguments: [
        "SWITCHBOARD_CONFIG", "SWITCHBOARD_DATA", "SWITCHBOARD_SCHEMAS", "SWITCHBOARD_SERVICE_HOST",
        "SWITCHBOARD_SERVICE_PORT_METRICS", "SWITCHBOARD_PORT", "SWITCHBOARD_PORT_9092_TCP",
        "SWITCHBOARD_PORT_9092_TCP_ADDR", "SWITCHBOARD_ADMIN_PORT_80_TCP_PROTO", "PATH", "SWITCHBOARDX",
    ])
    func variablesOfOthersAreLeftAlone(_ name: String) throws {
        _ = try configuration("", environment: [name: "tcp://10.0.0.1:9092"])
    }

    @Test func aTLSSettingOfTheEnvironmentTurnsTLSOn() throws {
        let value = try configuration("", environment: ["SWITCHBOARD_KAFKA_TLS_CA_FILE": "secrets/ca.pem"])
        #expect(value.kafka.tls?.caFile == "secrets/ca.pem")
    }

    @Test func theHostsNameIsMadeOneThatKafkaAllows() throws {
        func name(_ hostName: String) -> String? {
            var machine = host()
            machine.hostName = hostName
            return ServiceConfiguration.load(file: nil, host: machine).configuration?.instance.name
        }
        #expect(name("desk 7.école") == "desk-7.-cole")
        #expect(name("") == "localhost")
        #expect(name(String(repeating: "x", count: 300))?.count == 249)
    }
}
