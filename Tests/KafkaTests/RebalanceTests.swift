import Kafka
import KafkaTestKit
import Testing

@Suite struct RebalanceTests {
    private func givesMessage(_ consumer: Consumer, milliseconds: Int32) -> Bool {
        consumer.poll(timeoutMilliseconds: milliseconds) != nil
    }

    @Test(arguments: TestBroker.all)
    func noMessageComesBetweenARebalanceAndItsAnswer(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic()
        try connection.produce((0..<100).map { TestRecord("\($0)") }, to: topic)
        let consumer = try Consumer(
            configuration: connection.configuration([
                "group.id": connection.uniqueName("group"), "auto.offset.reset": "error",
            ]))
        #expect(consumer.memberID == nil)
        try consumer.subscribe(["^" + topic])
        var partitions = TopicPartitionList()
        try awaitCondition("a rebalance arrives") {
            #expect(!givesMessage(consumer, milliseconds: 50))
            guard let rebalance = consumer.takeRebalance() else { return false }
            #expect(rebalance.kind == .assigned)
            partitions = rebalance.partitions.copy()
            return true
        }
        #expect(consumer.memberID != nil)
        #expect(partitions.elements.map(\.topic) == [topic])
        partitions.setOffset(0, at: 0)
        try consumer.assign(partitions)
        try awaitCondition("messages arrive") { givesMessage(consumer, milliseconds: 50) }

        // The rest of the messages is fetched and waits in the queue; now the partitions are taken away.
        try consumer.unsubscribe()
        try awaitCondition("the revocation arrives") {
            _ = consumer.poll(timeoutMilliseconds: 50)
            return consumer.hasRebalance
        }
        for _ in 0..<20 { #expect(!givesMessage(consumer, milliseconds: 10)) }
        let kind = consumer.takeRebalance()?.kind
        #expect(kind == .revoked)
        try consumer.unassign()
        for _ in 0..<20 { #expect(!givesMessage(consumer, milliseconds: 10)) }
        let assigned = try consumer.assignment().count
        #expect(assigned == 0)
    }

    @Test(arguments: TestBroker.all)
    func aSecondMemberTakesItsShareAndGivesItBack(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic(partitions: 4)
        let group = connection.uniqueName("group")
        let first = try GroupMember(connection, group: group, topics: [topic], sessionTimeout: 3000)
        try first.poll("the first has all") { first.assigned.count == 4 }
        let second = try GroupMember(connection, group: group, topics: [topic], sessionTimeout: 3000)
        try second.poll("each has half") {
            try? first.step()
            return first.assigned.count == 2 && second.assigned.count == 2
        }
        #expect(first.assigned.isDisjoint(with: second.assigned))
        // However many rounds the group took, each assignment was taken back before the next.
        for (index, kind) in first.rebalances.enumerated() { #expect((kind == .assigned) == (index % 2 == 0)) }
        try second.close()
        #expect(second.rebalances == [.assigned, .revoked])
        try first.poll("the first has all again") { first.assigned.count == 4 }
    }

    @Test(arguments: TestBroker.all)
    func assigningAnewRewindsToCommittedOffsets(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic()
        try connection.produce((0..<5).map { TestRecord("\($0)") }, to: topic)
        let member = try GroupMember(connection, group: connection.uniqueName("group"), topics: [topic])
        try member.poll("all arrive") { member.records.count == 5 }
        var offsets = try member.consumer.assignment()
        #expect(try member.consumer.committed(offsets, timeoutMilliseconds: 5000).offset(at: 0) == SpecialOffset.none)
        offsets.setOffset(2, at: 0)
        try member.consumer.commit(offsets)
        let committed = try member.consumer.committed(offsets, timeoutMilliseconds: 5000)
        #expect(committed.offset(at: 0) == 2)
        try member.consumer.assign(committed)
        try member.poll("three arrive again") { member.records.count == 8 }
        #expect(member.records.map(\.text) == ["0", "1", "2", "3", "4", "2", "3", "4"])
        try member.close()
    }

    @Test(arguments: TestBroker.all)
    func storedOffsetsAreWhatACommitCommits(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic()
        try connection.produce((0..<3).map { TestRecord("\($0)") }, to: topic)
        let member = try GroupMember(connection, group: connection.uniqueName("group"), topics: [topic])
        try member.poll("all arrive") { member.records.count == 3 }
        try member.consumer.commitStoredOffsets(waiting: true)
        var offsets = try member.consumer.assignment()
        #expect(try member.consumer.committed(offsets, timeoutMilliseconds: 5000).offset(at: 0) == SpecialOffset.none)
        offsets.setOffset(1, at: 0)
        try member.consumer.storeOffsets(offsets)
        try member.consumer.commitStoredOffsets(waiting: true)
        #expect(try member.consumer.committed(offsets, timeoutMilliseconds: 5000).offset(at: 0) == 1)
        try member.close()
    }
}
