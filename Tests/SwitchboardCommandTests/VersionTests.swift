import Foundation
import Kafka
import KafkaTestKit
import Testing

@Suite struct VersionTests {
    @Test(arguments: ["version", "--version"])
    func theVersionAndItsLibrariesAreShown(word: String) throws {
        let outcome = try Executable.run([word])
        #expect(outcome.status == 0)
        #expect(outcome.stdout.hasPrefix("switchboard "))
        #expect(outcome.stdout.contains("librdkafka \(LibraryVersion.running)"), "not the library of these tests")
        #expect(outcome.stderr.isEmpty)
    }

    /// The line tells what all tests of this process ran on, by the broker's log and by the library itself.
    @Test(arguments: TestBroker.real)
    func theBrokerIsTheReleaseThatKAFKA_HOMENames(broker: TestBroker) throws {
        let libraries = try FileManager.default.contentsOfDirectory(atPath: (ApacheKafka.home ?? "") + "/libs")
        let version = try #require(try ApacheKafka.shared.get().version)
        #expect(libraries.contains("kafka-clients-\(version).jar"))
        FileHandle.standardError.write(
            Data("Tested on Apache Kafka \(version) with librdkafka \(LibraryVersion.running)\n".utf8))
    }
}
