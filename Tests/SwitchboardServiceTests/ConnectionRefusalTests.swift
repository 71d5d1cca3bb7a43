import Kafka
import SwitchboardService
import Testing

/// What lines of librdkafka's log tell, in the words of 2.0.2 and of 2.16.0.
@Suite struct ConnectionRefusalTests {
    @Test(
        arguments: [
            (
                "sasl_ssl://h:1/bootstrap: SASL authentication error: Authentication failed: Invalid username or password (after 305ms in state AUTH_REQ)",
                .login
            ),
            (
                "sasl_ssl://h:1/bootstrap: SASL PLAIN mechanism handshake failed: Broker: Unsupported SASL mechanism: broker's supported mechanisms: SCRAM-SHA-512 (after 303ms in state AUTH_HANDSHAKE)",
                .mechanism
            ),
            (
                "sasl_ssl://h:1/bootstrap: SASL PLAIN mechanism handshake failed: Broker: Request not valid in current SASL state: broker's supported mechanisms:  (after 3ms in state AUTH_HANDSHAKE)",
                .loginNotTaken
            ),
            (
                "ssl://h:1/bootstrap: Receive failed: error:0A000412:SSL routines::sslv3 alert bad certificate: SSL alert number 42 (after 1ms in state APIVERSION_QUERY)",
                .clientCertificate
            ),
            (
                "ssl://h:1/bootstrap: Receive failed: error:0A000416:SSL routines::ssl/tls alert certificate unknown: SSL alert number 46 (after 21ms in state APIVERSION_QUERY)",
                .clientCertificate
            ),
            (
                "h:1/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration (after 19ms in state APIVERSION_QUERY)",
                .tlsWanted
            ),
            (
                "h:1/bootstrap: Disconnected: connection closed by peer: receive 0 after POLLIN (after 4ms in state APIVERSION_QUERY)",
                .tlsWanted
            ),
            (
                "ssl://h:1/bootstrap: SSL handshake failed: error:0A000126:SSL routines::unexpected eof while reading (after 10ms in state SSL_HANDSHAKE)",
                .tlsNotSpoken
            ),
            (
                "ssl://h:1/bootstrap: Disconnected: SSL connection closed by peer (after 1ms in state SSL_HANDSHAKE)",
                .tlsNotSpoken
            ),
            ("ssl://h:1/bootstrap: Disconnected: SSL connection closed by peer (after 1ms in state UP)", .loginWanted),
            (
                "ssl://h:1/bootstrap: Disconnected: verify that security.protocol is correctly configured, broker might require SASL authentication (after 1ms in state UP)",
                .loginWanted
            ),
            // Somebody who is away is nobody who refuses; of certificates OpenSSL tells more than the log does.
            ("h:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused (after 0ms in state CONNECT)", nil),
            ("sasl_ssl://h:1/bootstrap: Disconnected (after 60000ms in state UP)", nil),
            (
                "ssl://h:1/bootstrap: SSL handshake failed: error:0A000086:SSL routines::certificate verify failed (after 63ms in state SSL_HANDSHAKE)",
                nil
            ),
        ] as [(String, ConnectionRefusal?)])
    func aLineOfAFailureTellsWhatIsRefused(text: String, refusal: ConnectionRefusal?) {
        #expect(ConnectionRefusal(facility: "FAIL", text: text) == refusal)
        #expect(ConnectionRefusal(facility: "CONFWARN", text: text) == nil)
    }

    @Test func onlyWhatTheBrokerSaidNoToIsTheConfigurations() {
        let configuration: [ConnectionRefusal] = [
            .login, .mechanism, .loginNotTaken, .clientCertificate, .certificate(.otherHost),
            .certificate(.unknownIssuer),
        ]
        #expect(configuration.allSatisfy { $0.isConfiguration })
        let others: [ConnectionRefusal] = [.certificate(.expired), .tlsNotSpoken, .tlsWanted, .loginWanted]
        #expect(!others.contains { $0.isConfiguration })
    }
}
