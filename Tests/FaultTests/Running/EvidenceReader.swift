import Foundation
import KafkaTestKit
import LogChecking

/// Reads what a run has left behind: the brokers' own files, and what stands at their places.
struct EvidenceReader {
    let cluster: KafkaCluster
    let folder: RunFolder
    let plan: [PlannedInquiry]
    /// As the kit sets `offsets.topic.num.partitions`.
    private static let offsetPartitions: Int32 = 4

    /// Waits until no transaction is open any more and the replicas agree, at most for some seconds: what is left is for the
    /// checker to tell.
    func read(figures: RunEvidence.Figures) throws -> RunEvidence {
        try? awaitCondition("transactions are ended and replicas agree", within: 15) {
            let logs = try self.logs(folder.outputPartitions, of: 0)
            return try logs.flatMap(\.transactions).allSatisfy { $0.end != nil } && differences(from: logs).isEmpty
        }
        let outputs = try logs(folder.outputPartitions, of: 0)
        let inputs = try logs(folder.inputPartitions, of: 0)
        let connection = TestConnection(bootstrapServers: cluster.bootstrapServers)
        let contents = try RecordContents(of: folder.topics.all + [folder.input], over: connection)
        return RunEvidence(
            expected: try expected(contents),
            published: try PublishedRecord.committed(in: outputs, contents: contents, topics: folder.topics),
            outputLogs: outputs,
            inputEnds: Dictionary(uniqueKeysWithValues: inputs.map { ($0.partition, $0.endOffset) }),
            groupOffsets: try GroupOffsets(of: folder.group, in: offsetLogs()),
            ruleBooks: [try RunFolder.ruleBookHash()], replicaDifferences: try differences(from: outputs + inputs),
            figures: figures)
    }

    private func logs(_ partitions: [KafkaPartition], of node: Int) throws -> [RecordLog] {
        let data = cluster.nodes[node].directory.appendingPathComponent("data")
        return try partitions.map { try RecordLog($0, inData: data) }
    }

    private func offsetLogs() throws -> [RecordLog] {
        try logs((0..<Self.offsetPartitions).map { KafkaPartition("__consumer_offsets", $0) }, of: 0)
    }

    /// Where another node's files differ. Every node holds every partition.
    private func differences(from logs: [RecordLog]) throws -> [String] {
        try cluster.nodes.indices.dropFirst().flatMap { node in
            try zip(logs, self.logs(logs.map(\.partition), of: node)).compactMap { $0.difference(from: $1) }
        }
    }

    /// Each input at its place, with what was planned for it.
    private func expected(_ contents: RecordContents) throws -> [ExpectedInquiry] {
        try contents.records.filter { $0.key.partition.kafkaTopic == folder.input }.map { place, record in
            guard let number = record.header(PlannedInquiry.header).flatMap({ Int($0) }), plan.indices.contains(number)
            else { throw ConditionNotMet(description: "\(place): an input that nobody has written") }
            let planned = plan[number]
            return ExpectedInquiry(
                source: place, key: Array(planned.key.utf8), sequence: planned.sequence, value: planned.value,
                end: planned.end)
        }
    }
}
