import Foundation
import Kafka

/// The brokers that tests run on: the embedded one always, Apache Kafka where `KAFKA_HOME` names an unpacked release.
public enum TestBroker: String, Sendable, CaseIterable, CustomStringConvertible {
    /// librdkafka's mock cluster, a new one for each test. Proves plumbing, not guarantees.
    case embedded
    /// One node of Apache Kafka, shared by all tests of the process.
    case apacheKafka

    /// All brokers there are here, for `@Test(arguments:)`.
    public static let all: [TestBroker] = [.embedded] + real

    /// Apache Kafka where it is there, else nothing, for tests of what only a real broker does.
    public static let real: [TestBroker] = {
        if ApacheKafka.home != nil { return [.apacheKafka] }
        FileHandle.standardError.write(
            Data("Skipped: tests on Apache Kafka. Set KAFKA_HOME to an unpacked release to run them.\n".utf8))
        return []
    }()

    /// The broker, running.
    public func connect() throws -> TestConnection {
        switch self {
        case .embedded: try TestConnection(embedded: EmbeddedBroker())
        case .apacheKafka: try TestConnection(bootstrapServers: ApacheKafka.shared.get().bootstrapServers)
        }
    }

    /// For the test's name.
    public var description: String {
        switch self {
        case .embedded: "embedded broker"
        case .apacheKafka: "Apache Kafka"
        }
    }
}
