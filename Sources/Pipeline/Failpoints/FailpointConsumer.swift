#if FAILPOINTS
    import Kafka

    /// A consumer whose calls meet a test's failpoints. A poll has no error to meet: it can only be the process's end or pause.
    final class FailpointConsumer<Base: ConsumerClient>: ConsumerClient {
        private let base: Base
        private let trigger: FailpointTrigger

        init(_ base: Base, _ trigger: FailpointTrigger) {
            self.base = base
            self.trigger = trigger
        }

        func subscribe(_ topics: [String]) throws(KafkaError) { try base.subscribe(topics) }
        func unsubscribe() throws(KafkaError) { try base.unsubscribe() }

        func poll(timeoutMilliseconds: Int32) -> Base.Message? {
            guard let message = base.poll(timeoutMilliseconds: timeoutMilliseconds) else { return nil }
            // Counted by what came: how often nothing comes is nobody's plan.
            _ = trigger.next(.poll)
            return message
        }

        func takeRebalance() -> Rebalance? { base.takeRebalance() }

        func assign(_ partitions: borrowing TopicPartitionList) throws(KafkaError) {
            if let error = trigger.error(before: .assign, "assign") { throw error }
            try base.assign(partitions)
            if let error = trigger.error(after: .assign, "assign") { throw error }
        }

        func unassign() throws(KafkaError) {
            try trigger.around(.unassign, "unassign") { () throws(KafkaError) in try base.unassign() }
        }

        func groupMetadata() -> Base.GroupMetadata? { base.groupMetadata() }

        func committed(
            _ partitions: borrowing TopicPartitionList, timeoutMilliseconds: Int32
        ) throws(KafkaError) -> TopicPartitionList {
            if let error = trigger.error(before: .committed, "read committed offsets") { throw error }
            let answer = try base.committed(partitions, timeoutMilliseconds: timeoutMilliseconds)
            if let error = trigger.error(after: .committed, "read committed offsets") { throw error }
            return answer
        }

        func watermarks(topic: String, partition: Int32, timeoutMilliseconds: Int32) throws(KafkaError) -> Watermarks {
            try base.watermarks(topic: topic, partition: partition, timeoutMilliseconds: timeoutMilliseconds)
        }

        func storeOffsets(_ offsets: borrowing TopicPartitionList) throws(KafkaError) { try base.storeOffsets(offsets) }
        func commitStoredOffsets(waiting: Bool) throws(KafkaError) { try base.commitStoredOffsets(waiting: waiting) }

        func reachBroker(timeoutMilliseconds: Int32) throws(KafkaError) {
            try base.reachBroker(timeoutMilliseconds: timeoutMilliseconds)
        }

        func beginClose() throws(KafkaError) { try base.beginClose() }
        var isClosed: Bool { base.isClosed }
        var fatalError: KafkaError? { base.fatalError }
    }
#endif
