#if FAILPOINTS
    import Kafka

    /// A producer whose calls meet a test's failpoints.
    final class FailpointProducer<Base: ProducerClient>: ProducerClient {
        private let base: Base
        private let trigger: FailpointTrigger

        init(_ base: Base, _ trigger: FailpointTrigger) {
            self.base = base
            self.trigger = trigger
        }

        func topic(_ name: String) throws(KafkaError) -> Producer.TopicID { try base.topic(name) }

        func initTransactions(timeoutMilliseconds: Int32) throws(KafkaError) {
            trigger.isInTransaction = false
            try trigger.around(.initTransactions, "initialise transactions") { () throws(KafkaError) in
                try base.initTransactions(timeoutMilliseconds: timeoutMilliseconds)
            }
        }

        func beginTransaction() throws(KafkaError) {
            try trigger.around(.begin, "begin transaction") { () throws(KafkaError) in
                try base.beginTransaction()
                trigger.isInTransaction = true
            }
        }

        func produce(
            to topic: Producer.TopicID, key: UnsafeBufferPointer<UInt8>?, value: UnsafeBufferPointer<UInt8>?,
            headers: inout RecordHeaders
        ) -> KafkaErrorCode? {
            if let action = trigger.next(.produce) { return code(action) }
            if let code = base.produce(to: topic, key: key, value: value, headers: &headers) { return code }
            return trigger.hit(.produce, .after).map(code)
        }

        func poll(timeoutMilliseconds: Int32) { base.poll(timeoutMilliseconds: timeoutMilliseconds) }

        /// Any error is a time that was over.
        func flush(timeoutMilliseconds: Int32) -> Bool {
            if trigger.next(.flush) != nil { return false }
            let isFlushed = base.flush(timeoutMilliseconds: timeoutMilliseconds)
            return trigger.hit(.flush, .after) == nil && isFlushed
        }

        func purge() { base.purge() }

        func sendOffsets(
            _ offsets: borrowing TopicPartitionList, of group: borrowing Base.GroupMetadata, timeoutMilliseconds: Int32
        ) throws(KafkaError) {
            if let error = trigger.error(before: .sendOffsets, "send offsets to transaction") { throw error }
            try base.sendOffsets(offsets, of: group, timeoutMilliseconds: timeoutMilliseconds)
            if let error = trigger.error(after: .sendOffsets, "send offsets to transaction") { throw error }
        }

        func commitTransaction(timeoutMilliseconds: Int32) throws(KafkaError) {
            try trigger.around(.commit, "commit transaction") { () throws(KafkaError) in
                try base.commitTransaction(timeoutMilliseconds: timeoutMilliseconds)
                trigger.isInTransaction = false
            }
        }

        func abortTransaction(timeoutMilliseconds: Int32) throws(KafkaError) {
            try trigger.around(.abort, "abort transaction") { () throws(KafkaError) in
                try base.abortTransaction(timeoutMilliseconds: timeoutMilliseconds)
                trigger.isInTransaction = false
            }
        }

        var deliveries: DeliveryReports { base.deliveries }
        func resetDeliveries() { base.resetDeliveries() }
        var outQueueLength: Int { base.outQueueLength }
        var requests: RequestCounters { base.requests }
        var fatalError: KafkaError? { base.fatalError }

        private func code(_ action: Failpoint.Action) -> KafkaErrorCode {
            switch action {
            case .retriable: .queueFull
            case .fatal: .fatal
            case .timeout: .messageTimedOut
            case .abortable, .unspecific, .die, .pause: .failed
            }
        }
    }
#endif
