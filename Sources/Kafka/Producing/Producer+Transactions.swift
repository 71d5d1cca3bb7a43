import CRdKafka

// Every error here is retriable (call again with the same arguments), abortable (abort, then begin anew), fatal (make a
// new producer) or none of the three, which is to be treated as fatal.
extension Producer {
    /// Registers the `transactional.id`: fences older producers with it and ends what they left open.
    public func initTransactions(timeoutMilliseconds: Int32) throws(KafkaError) {
        try KafkaError.check(rd_kafka_init_transactions(client.handle, timeoutMilliseconds), "initialise transactions")
    }

    /// Begins a transaction: what is produced from now on belongs to it.
    public func beginTransaction() throws(KafkaError) {
        try KafkaError.check(rd_kafka_begin_transaction(client.handle), "begin transaction")
    }

    /// Makes the group's offsets (one behind the last message read) part of the transaction.
    public func sendOffsets(
        _ offsets: borrowing TopicPartitionList, of group: borrowing ConsumerGroupMetadata, timeoutMilliseconds: Int32
    ) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_send_offsets_to_transaction(client.handle, offsets.list, group.handle, timeoutMilliseconds),
            "send offsets to transaction")
    }

    /// Flushes and commits. May take effect even where it fails: what counts is what the group's committed offsets say.
    /// Pass about 1 s and loop while it is retriable; a longer time does not end with the transaction's own.
    public func commitTransaction(timeoutMilliseconds: Int32) throws(KafkaError) {
        try KafkaError.check(rd_kafka_commit_transaction(client.handle, timeoutMilliseconds), "commit transaction")
    }

    /// Purges what waits and aborts. Loop while it is retriable.
    public func abortTransaction(timeoutMilliseconds: Int32) throws(KafkaError) {
        try KafkaError.check(rd_kafka_abort_transaction(client.handle, timeoutMilliseconds), "abort transaction")
    }
}
