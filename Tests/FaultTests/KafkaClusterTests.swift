import Foundation
import Kafka
import KafkaTestKit
import Testing

/// Three nodes of which one may be away.
@Suite(
    .enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set"),
    .enabled(if: ProcessInfo.processInfo.environment["FAULTS"] != nil, "a minute long: `make faults` runs it"))
struct KafkaClusterTests {
    @Test func whatTwoOfThreeNodesHaveAcknowledgedSurvivesTheEndOfAny() throws {
        let cluster = try KafkaCluster(nodes: 3)
        let connection = TestConnection(bootstrapServers: cluster.bootstrapServers)
        let topic = try connection.createTopic(partitions: 3, replicas: cluster.replicas)
        var written: [String] = []
        func write(_ text: String) throws {
            try connection.produce((0..<30).map { TestRecord(text, key: "\($0)") }, to: topic)
            written += Array(repeating: text, count: 30)
        }
        try write("all run")
        try cluster.nodes[0].kill()
        try write("one killed")
        try cluster.nodes[0].start()
        cluster.nodes[1].pause()
        try write("one paused")
        cluster.nodes[1].resume()
        try cluster.nodes[2].stop()
        try write("one stopped")
        try cluster.nodes[2].start()
        let read = try connection.committedRecords(of: topic, count: written.count, within: 40)
        #expect(read.map(\.text).sorted() == written.sorted())
    }
}
