import Kafka
import KafkaTestKit
import Testing

/// What makes exactly once. Apache Kafka alone: the embedded broker hides no aborted or open transaction.
@Suite struct TransactionTests {
    private static let timeout: Int32 = 10_000

    private static func producer(_ connection: TestConnection, id: String) throws -> Producer {
        let producer = try Producer(
            configuration: connection.configuration([
                "transactional.id": id, "transaction.timeout.ms": "8000", "retry.backoff.ms": "20",
            ]))
        try producer.initTransactions(timeoutMilliseconds: 30_000)
        return producer
    }

    @Test(arguments: TestBroker.real)
    func whatWasAbortedIsNeverSeen(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic()
        let producer = try Self.producer(connection, id: connection.uniqueName("id"))
        try producer.beginTransaction()
        try producer.produce([TestRecord("aborted")], to: topic)
        #expect(producer.flush(timeoutMilliseconds: Self.timeout))
        try producer.abortTransaction(timeoutMilliseconds: Self.timeout)
        try producer.beginTransaction()
        try producer.produce([TestRecord("committed")], to: topic)
        try producer.commitTransaction(timeoutMilliseconds: Self.timeout)
        #expect(try connection.committedRecords(of: topic, count: 1).map(\.text) == ["committed"])
    }

    @Test(arguments: TestBroker.real)
    func anOpenTransactionIsNotSeenUntilItsCommit(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic()
        let producer = try Self.producer(connection, id: connection.uniqueName("id"))
        try producer.beginTransaction()
        try producer.produce([TestRecord("open")], to: topic)
        #expect(producer.flush(timeoutMilliseconds: Self.timeout))
        #expect(producer.deliveries.delivered == 1)
        #expect(try connection.committedRecords(of: topic, count: 0).isEmpty)
        try producer.commitTransaction(timeoutMilliseconds: Self.timeout)
        #expect(try connection.committedRecords(of: topic, count: 1).map(\.text) == ["open"])
    }

    @Test(arguments: TestBroker.real)
    func offsetsMoveWithTheCommitAlone(broker: TestBroker) throws {
        let connection = try broker.connect()
        let input = try connection.createTopic()
        let group = connection.uniqueName("group")
        try connection.produce([TestRecord("one"), TestRecord("two")], to: input)
        let member = try GroupMember(connection, group: group, topics: [input])
        try member.poll("both records arrive") { member.records.count == 2 }
        let producer = try Self.producer(connection, id: connection.uniqueName("id"))
        var offsets = try member.consumer.assignment()
        offsets.setOffset(2, at: 0)

        for (end, committed) in [(Producer.abortTransaction, SpecialOffset.none), (Producer.commitTransaction, 2)] {
            let metadata = member.consumer.groupMetadata()
            guard let metadata else { throw ConditionNotMet(description: "the consumer has a group") }
            try producer.beginTransaction()
            try producer.produce([TestRecord("result")], to: input)
            try producer.sendOffsets(offsets, of: metadata, timeoutMilliseconds: Self.timeout)
            try end(producer)(Self.timeout)
            let found = try member.consumer.committed(offsets, timeoutMilliseconds: Self.timeout)
            #expect(found.offset(at: 0) == committed)
        }
        let admin = try AdminClient(configuration: connection.configuration())
        #expect(try admin.committedOffsets(ofGroup: group, timeoutMilliseconds: Self.timeout).offset(at: 0) == 2)
        try member.close()
    }

    @Test(arguments: TestBroker.real)
    func theOlderOfTwoProducersWithOneIDIsFencedForGood(broker: TestBroker) throws {
        let connection = try broker.connect()
        let topic = try connection.createTopic()
        let id = connection.uniqueName("id")
        let zombie = try Self.producer(connection, id: id)
        try zombie.beginTransaction()
        try zombie.produce([TestRecord("zombie")], to: topic)
        #expect(zombie.flush(timeoutMilliseconds: Self.timeout))
        let successor = try Self.producer(connection, id: id)
        let error = #expect(throws: KafkaError.self) {
            try zombie.commitTransaction(timeoutMilliseconds: Self.timeout)
        }
        #expect(error?.isFatal == true)
        #expect(error?.code == .fenced, "\(String(describing: error))")
        #expect(zombie.fatalError?.isFatal == true)
        try successor.beginTransaction()
        try successor.produce([TestRecord("successor")], to: topic)
        try successor.commitTransaction(timeoutMilliseconds: Self.timeout)
        #expect(try connection.committedRecords(of: topic, count: 1).map(\.text) == ["successor"])
    }

    @Test(arguments: TestBroker.real)
    func offsetsOfAnOlderGenerationAreRefusedAndTheTransactionAborts(broker: TestBroker) throws {
        let connection = try broker.connect()
        let input = try connection.createTopic(partitions: 2)
        let group = connection.uniqueName("group")
        let first = try GroupMember(connection, group: group, topics: [input])
        try first.poll("the first has both partitions") { first.assigned.count == 2 }
        guard let old = first.consumer.groupMetadata() else {
            throw ConditionNotMet(description: "the consumer has a group")
        }
        var offsets = try first.consumer.assignment()
        for index in 0..<offsets.count { offsets.setOffset(0, at: index) }
        let second = try GroupMember(connection, group: group, topics: [input])
        try second.poll("each has one partition") {
            try? first.step()
            return first.assigned.count == 1 && second.assigned.count == 1
        }
        let producer = try Self.producer(connection, id: connection.uniqueName("id"))
        try producer.beginTransaction()
        var refusal: KafkaError?
        do throws(KafkaError) {
            try producer.sendOffsets(offsets, of: old, timeoutMilliseconds: Self.timeout)
        } catch {
            refusal = error
        }
        #expect(refusal?.code == .illegalGeneration, "\(String(describing: refusal))")
        #expect(refusal?.isAbortable == true)
        try producer.abortTransaction(timeoutMilliseconds: Self.timeout)
    }
}
