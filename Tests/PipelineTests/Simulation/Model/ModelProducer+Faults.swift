@testable import Kafka
@testable import Pipeline

// How the calls of the model's producer fail.
extension ModelProducer {
    /// What fails before the broker has done anything.
    func failBefore(_ fault: FaultKind?, _ timeout: Int32) throws(KafkaError) {
        switch fault {
        case .retriable: throw .model(.coordinatorNotAvailable, isRetriable: true)
        case .timeoutNotApplied: try timeOut(timeout)
        case .fatal: throw die()
        case .abortable: throw failTransaction()
        default: break
        }
    }

    /// What fails, or comes again, after the broker has done what it was asked.
    func failAfter(
        _ fault: FaultKind?, _ timeout: Int32, again: @escaping (ModelCluster) -> Void
    ) throws(KafkaError) {
        switch fault {
        case .timeoutApplied: try timeOut(timeout)
        case .fatalApplied: throw die()
        case .hiddenRetry: noteDisconnect()
        case .delayedCopy:
            noteDisconnect()
            delay(again)
        default: break
        }
    }

    func timeOut(_ milliseconds: Int32) throws(KafkaError) {
        process.wait(milliseconds)
        throw .model(.timedOut, isRetriable: true)
    }

    /// The producer can do nothing more.
    func die() -> KafkaError {
        state = .dead
        return .model(.fenced, isFatal: true)
    }

    private func failTransaction() -> KafkaError {
        if state == .open { state = .failed }
        return .model(.unknown, isAbortable: true)
    }

    /// What a call out of its turn answers.
    func stateError() -> KafkaError {
        switch state {
        case .failed: .model(.unknown, isAbortable: true)
        case .dead: .model(.fenced, isFatal: true)
        case .fresh, .ready, .open: .model(.wrongState)
        }
    }

    private func noteDisconnect() { requests.disconnects += 1 }

    private func delay(_ again: @escaping (ModelCluster) -> Void) {
        cluster.delayed.append(ModelCluster.DelayedRequest(id: id, apply: again))
    }

    /// A record is not delivered.
    func report(_ code: KafkaErrorCode) {
        deliveries = DeliveryReports(
            delivered: deliveries.delivered, failed: deliveries.failed + 1, firstError: deliveries.firstError ?? code,
            firstFailedTopic: deliveries.firstFailedTopic ?? "a Kafka topic")
    }

    /// Which output a Kafka topic is.
    func output(_ topic: String) -> Int {
        switch topic {
        case "owner": 0
        case "copy": 1
        default: 2
        }
    }
}
