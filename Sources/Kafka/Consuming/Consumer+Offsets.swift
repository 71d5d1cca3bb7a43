import CRdKafka

extension Consumer {
    /// The group's committed offsets; `SpecialOffset.none` where there is none. With `isolation.level=read_committed` they are
    /// stable: the broker lets us wait while a transaction holds them. An error of one partition fails the call.
    public func committed(
        _ partitions: borrowing TopicPartitionList, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> TopicPartitionList {
        let answer = partitions.copy()
        try KafkaError.check(
            rd_kafka_committed(client.handle, answer.list, timeoutMilliseconds), "read committed offsets")
        try answer.checkElements("read committed offsets")
        return answer
    }

    /// One behind the last message that a poll gave of each partition; `SpecialOffset.none` where there was none.
    public func position(_ partitions: borrowing TopicPartitionList) throws(KafkaError) -> TopicPartitionList {
        let answer = partitions.copy()
        try KafkaError.check(rd_kafka_position(client.handle, answer.list), "read position")
        return answer
    }

    /// Asks the broker for the first and the next offset of a partition.
    public func watermarks(
        topic: String, partition: Int32, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> Watermarks {
        var low: Int64 = 0
        var high: Int64 = 0
        try KafkaError.check(
            rd_kafka_query_watermark_offsets(client.handle, topic, partition, &low, &high, timeoutMilliseconds),
            "read watermarks")
        return Watermarks(low: low, high: high)
    }

    /// The same as the last fetch answered, without asking; nil where that is not known yet.
    public func knownWatermarks(topic: String, partition: Int32) -> Watermarks? {
        var low: Int64 = 0
        var high: Int64 = 0
        let code = rd_kafka_get_watermark_offsets(client.handle, topic, partition, &low, &high)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, low >= 0, high >= 0 else { return nil }
        return Watermarks(low: low, high: high)
    }

    /// The first offset at or after a time. Each partition's "offset" is that time, in milliseconds since 1970; the answer
    /// is `SpecialOffset.end` where no message is that young.
    public func offsetsForTimes(
        _ times: borrowing TopicPartitionList, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> TopicPartitionList {
        let answer = times.copy()
        try KafkaError.check(
            rd_kafka_offsets_for_times(client.handle, answer.list, timeoutMilliseconds), "find offsets by time")
        try answer.checkElements("find offsets by time")
        return answer
    }

    /// Marks offsets (one behind the last message done) as ready to be committed (`enable.auto.offset.store=false`).
    public func storeOffsets(_ offsets: borrowing TopicPartitionList) throws(KafkaError) {
        let answer = offsets.copy()  // the errors of single partitions are written into it
        try KafkaError.check(rd_kafka_offsets_store(client.handle, answer.list), "store offsets")
    }

    /// Commits these offsets and waits for the answer.
    public func commit(_ offsets: borrowing TopicPartitionList) throws(KafkaError) {
        let answer = offsets.copy()
        try KafkaError.check(rd_kafka_commit(client.handle, answer.list, 0), "commit offsets")
    }

    /// Commits what was stored, of all assigned partitions. Does nothing where nothing new was stored.
    public func commitStoredOffsets(waiting: Bool) throws(KafkaError) {
        let code = rd_kafka_commit(client.handle, nil, waiting ? 0 : 1)
        guard code != RD_KAFKA_RESP_ERR__NO_OFFSET else { return }
        try KafkaError.check(code, "commit offsets")
    }
}
