import Testing

@testable import Kafka

@Suite struct ClientConfigurationTests {
    @Test func anUnknownSettingIsNamed() throws {
        var configuration = ClientConfiguration()
        let error = #expect(throws: SettingError.self) { try configuration.set("linger.mz", "5") }
        #expect(error?.reason == .unknown)
        #expect(error?.name == "linger.mz")
        #expect(error?.description.contains("linger.mz") == true)
    }

    @Test(arguments: [("linger.ms", "soon"), ("linger.ms", "-7"), ("partitioner", "java"), ("acks", "9999")])
    func aValueThatIsNotAllowedIsNamed(name: String, value: String) throws {
        var configuration = ClientConfiguration()
        let error = #expect(throws: SettingError.self) { try configuration.set(name, value) }
        #expect(error?.reason == .invalid)
        #expect(error?.description.contains(name) == true)
    }

    @Test func aCopyIsIndependent() throws {
        var first = ClientConfiguration()
        try first.set("client.id", "one")
        var second = first.copy()
        try second.set("client.id", "two")
        #expect(first.value(of: "client.id") == "one")
        #expect(second.value(of: "client.id") == "two")
        #expect(first.value(of: "no.such.setting") == nil)
    }

    @Test func settingsThatContradictEachOtherAreRefusedWithTheClient() throws {
        var configuration = ClientConfiguration()
        try configuration.set("enable.idempotence", "true")
        try configuration.set("acks", "0")
        var refusal: KafkaError?
        do throws(KafkaError) {
            _ = try Producer(configuration: configuration)
        } catch {
            refusal = error
        }
        #expect(refusal?.operation == "create client")
        #expect(refusal?.message.contains("acks") == true, "\(String(describing: refusal))")
    }

    @Test func versionsCompareByTheirNumbers() {
        #expect(LibraryVersion(2, 0, 2).isOlder(than: 2, 6, 1))
        #expect(!LibraryVersion(2, 10, 0).isOlder(than: 2, 6, 1))
        #expect(!LibraryVersion.running.isOlder(than: 2, 0, 2))
        #expect(!LibraryVersion(2, 1, 1).hasQueueBackoff && LibraryVersion(2, 2, 0).hasQueueBackoff)
        #expect(LibraryVersion(2, 16, 0).description == "2.16.0")
    }

    @Test func aCodeWithoutANameHereStillHasItsNumberAndName() {
        #expect(KafkaErrorCode(rawValue: -185) == .timedOut)
        #expect(KafkaErrorCode.topicAuthorizationFailed.name == "TOPIC_AUTHORIZATION_FAILED")
        #expect(!KafkaErrorCode(rawValue: 31_999).name.isEmpty)
    }

    /// Statistics as librdkafka writes them, cut to what is looked at, and texts that must not confuse.
    static let statistics: [(String, timedOut: Int, disconnects: Int)] = [
        (
            #"{"brokers":{"a:1/1":{"txretries":2,"req_timeouts":1,"disconnects":2},"b":{"disconnects":3, "req_timeouts": 10}}}"#,
            11, 5
        ),
        ("{}", 0, 0), ("", 0, 0), (#""req_timeouts":"#, 0, 0), (#""req_timeouts":x"disconnects":7"#, 0, 7),
    ]

    @Test(arguments: statistics)
    func countersAreSummedOverBrokers(text: String, timedOut: Int, disconnects: Int) {
        let counters = Array(text.utf8).withUnsafeBufferPointer { RequestCounters(statistics: $0) }
        #expect(counters.timedOut == timedOut)
        #expect(counters.disconnects == disconnects)
    }
}
