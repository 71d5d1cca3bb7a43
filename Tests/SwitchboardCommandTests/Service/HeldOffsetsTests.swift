import Foundation
import Kafka
import KafkaTestKit
import Testing

extension ServiceTests {
    /// A transaction without an end, as a broker leaves it behind that has lost its marker: here one of another producer.
    @Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct HeldOffsetsTests {
        @Test(arguments: TestBroker.real)
        func offsetsThatAnEndlessTransactionHoldsAreSaidSoAndReadOnceItEnds(_ broker: TestBroker) throws {
            let fixture = try ServiceFixture(broker.connect())
            try fixture.connection.produce(ServiceFixture.inquiries(0..<20), to: fixture.input("sms"))
            let holder = try Producer(
                configuration: fixture.connection.configuration([
                    "transactional.id": fixture.connection.uniqueName("holder"), "transaction.timeout.ms": "60000",
                ]))
            let member = try Consumer(
                configuration: fixture.connection.configuration(["group.id": fixture.name]))
            try holder.initTransactions(timeoutMilliseconds: 10_000)
            try holder.beginTransaction()
            var offsets = TopicPartitionList()
            for partition in 0..<Int32(4) { offsets.add(topic: fixture.input("sms"), partition: partition, offset: 0) }
            guard let group = member.groupMetadata() else { throw ConditionNotMet(description: "no group metadata") }
            try holder.sendOffsets(offsets, of: group, timeoutMilliseconds: 10_000)

            let service = try fixture.run(settings: "timeouts: {transaction: 2s}")
            try service.awaitLog("A transaction that does not end holds the group's offsets", within: 40)
            try holder.abortTransaction(timeoutMilliseconds: 10_000)
            try fixture.expectEachOnce((0..<20).map { ServiceFixture.inquiryID($0) })
            try fixture.expectCleanStop(of: service)
        }
    }
}
