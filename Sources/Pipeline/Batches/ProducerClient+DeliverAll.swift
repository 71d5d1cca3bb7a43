import Kafka

extension ProducerClient {
    /// Waits until all `produced` records of the batch are delivered.
    ///
    /// - Throws: a retriable error when the time is over before, an abortable one when a record failed or is missing.
    func deliverAll(_ produced: Int, timeoutMilliseconds: Int) throws(KafkaError) {
        let isFlushed = flush(timeoutMilliseconds: Int32(clamping: timeoutMilliseconds))
        if let fatalError { throw fatalError }
        let reports = deliveries
        if let code = reports.firstError {
            throw KafkaError(
                code: code, operation: "produce to \(reports.firstFailedTopic ?? "a Kafka topic")",
                message: "\(reports.failed) records were not delivered", isAbortable: true)
        }
        guard isFlushed else {
            throw KafkaError(
                code: .timedOut, operation: "deliver records", message: "\(outQueueLength) are under way",
                isRetriable: true)
        }
        guard reports.delivered == produced else {
            throw KafkaError(
                code: .wrongState, operation: "deliver records",
                message: "\(produced) were produced, \(reports.delivered) delivered", isAbortable: true)
        }
    }
}
