import Foundation
import KafkaTestKit
import Testing

/// Where TLS is configured, nothing else is ever said to whoever listens: no request, no name, no password.
@Suite struct NoDowngradeTests {
    @Test(arguments: [false, true])
    func aListenerWithoutTLSGetsNothingButHandshakes(hasLogin: Bool) throws {
        let listener = try RecordingListener()
        var settings = ["BOOTSTRAP_SERVERS": "127.0.0.1:\(listener.port)", "TLS_ENABLED": "true"]
        if hasLogin {
            settings.merge([
                "SASL_MECHANISM": "PLAIN", "SASL_USERNAME": SecuredKafka.user, "SASL_PASSWORD": SecuredKafka.password,
            ]) { $1 }
        }
        let outcome = try Executable.run(
            ["topics", "check"],
            environment: kafkaVariables(settings).merging(["SWITCHBOARD_TIMEOUTS_BROKER": "2s"]) { $1 })
        #expect(outcome.status == 69)
        #expect(outcome.stderr.contains("does not speak TLS"), "\(outcome.stderr)")
        let connections = listener.end()
        #expect(connections.count > 1, "it did not even try again")
        for bytes in connections {
            // A TLS record of type handshake, version 3.x (RFC 8446, section 5.1).
            #expect(bytes.prefix(2) == [0x16, 0x03])
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains(SecuredKafka.user) && !text.contains(SecuredKafka.password))
        }
    }
}
