import Kafka
import KafkaTestKit

/// A consumer that does what its rebalances ask for, and keeps what it saw.
final class GroupMember {
    let consumer: Consumer
    private(set) var records: [TestRecord] = []
    private(set) var assigned: Set<Int32> = []
    private(set) var rebalances: [Rebalance.Kind] = []
    private(set) var errors: [KafkaErrorCode] = []

    init(_ connection: TestConnection, group: String, topics: [String], sessionTimeout: Int = 6000) throws {
        consumer = try Consumer(
            configuration: connection.configuration([
                "group.id": group, "isolation.level": "read_committed", "enable.auto.commit": "false",
                "enable.auto.offset.store": "false", "auto.offset.reset": "error",
                "partition.assignment.strategy": "roundrobin", "session.timeout.ms": "\(sessionTimeout)",
                "heartbeat.interval.ms": "200", "topic.metadata.refresh.interval.ms": "500",
            ]))
        try consumer.subscribe(topics)
    }

    /// Polls once and answers a rebalance: starts from what is committed, else from the beginning.
    func step(timeoutMilliseconds: Int32 = 50) throws {
        if let message = consumer.poll(timeoutMilliseconds: timeoutMilliseconds) {
            take(message)
        } else if let rebalance = consumer.takeRebalance() {
            try answer(rebalance)
        }
    }

    func poll(_ name: String, within seconds: Double = 30, until condition: () -> Bool) throws {
        try awaitCondition(name, within: seconds) {
            try step()
            return condition()
        }
    }

    func close() throws {
        try consumer.beginClose()
        try poll("consumer closes") { consumer.isClosed }
    }

    private func take(_ message: borrowing ConsumedMessage) {
        if let error = message.error { errors.append(error) } else { records.append(TestRecord(message)) }
    }

    private func answer(_ rebalance: borrowing Rebalance) throws {
        rebalances.append(rebalance.kind)
        guard rebalance.kind == .assigned else {
            assigned = []
            try consumer.unassign()
            return
        }
        var partitions = try consumer.committed(rebalance.partitions, timeoutMilliseconds: 10_000)
        for index in 0..<partitions.count where partitions.offset(at: index) < 0 {
            partitions.setOffset(SpecialOffset.beginning, at: index)
        }
        assigned = Set((0..<partitions.count).map { partitions.partition(at: $0) })
        try consumer.assign(partitions)
    }
}
