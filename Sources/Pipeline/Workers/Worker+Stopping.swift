import Kafka

// The way out: finish or abort the transaction, leave the group, each within its own limit of time.
extension Worker {
    /// Ends the batch and leaves. True where nothing is left to the broker's timeouts.
    func stop() -> Bool {
        if !batch.isEmpty { commitBatch() }
        let deadline = clock.now() + Int64(settings.timeouts.stopLeave)
        let isBrokerReached = isBrokerReachable(within: PipelineTimeouts.stopReach)
        let hasLeft = isBrokerReached && leaveGroup(deadline: deadline)
        return !hasTransactionLeft && hasLeft
    }

    /// Whether a broker answers within so many milliseconds; without one neither the group nor a transaction can be left in order.
    func isBrokerReachable(within milliseconds: Int) -> Bool {
        do throws(KafkaError) {
            try consumer.reachBroker(timeoutMilliseconds: Int32(milliseconds))
            return true
        } catch { return false }
    }

    /// Gives the partitions back first and closes then: closing with partitions can hang below librdkafka 2.6.1.
    private func leaveGroup(deadline: Int64) -> Bool {
        do throws(KafkaError) {
            try consumer.unsubscribe()
            while !partitions.isEmpty, clock.now() < deadline {
                if !isAssigned { try answerAssignment() }
                serveEvents(milliseconds: Self.stopPollMilliseconds)
            }
            try consumer.beginClose()
            while !consumer.isClosed, clock.now() < deadline { serveEvents(milliseconds: Self.stopPollMilliseconds) }
            return consumer.isClosed
        } catch { return false }
    }

    /// Answers partitions that were given and not read yet, as while the producer waits: without an answer librdkafka takes nothing back.
    private func answerAssignment() throws(KafkaError) {
        try consumer.assign(TopicPartitionList())
        isAssigned = true
    }

    private static var stopPollMilliseconds: Int { 50 }
}
