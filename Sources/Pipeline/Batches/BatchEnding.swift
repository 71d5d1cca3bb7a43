import Kafka

/// Ends batches: the order of calls, which errors are repeated and when to give up. It knows no librdkafka handle,
/// so that tests can answer each call as they like.
struct BatchEnding<Clock: SteadyClock> {
    let clock: Clock
    let timeouts: PipelineTimeouts

    /// Between two tries of a call whose error came back at once.
    private static var retryPauseMilliseconds: Int { 20 }

    /// Commits, or aborts where the error asks for it. `deadline` gives a moment of the clock and is asked before each call.
    func commit(_ delivery: some Delivery, deadline: () -> Int64) -> BatchOutcome {
        do throws(KafkaError) {
            try repeating(until: deadline, call: PipelineTimeouts.offsetCall) { timeout throws(KafkaError) in
                try delivery.sendOffsets(timeoutMilliseconds: timeout)
            }
            try repeating(until: deadline, call: PipelineTimeouts.transactionCall) { timeout throws(KafkaError) in
                try delivery.commit(timeoutMilliseconds: timeout)
            }
            return .committed
        } catch {
            return error.isAbortable ? abort(delivery, cause: error, deadline: deadline) : .inDoubt(cause: error)
        }
    }

    /// Aborts. An abort that fails leaves the transaction to its successor's `init_transactions` or to its timeout.
    func abort(_ delivery: some Delivery, cause: KafkaError?, deadline: () -> Int64) -> BatchOutcome {
        do throws(KafkaError) {
            try repeating(until: deadline, call: PipelineTimeouts.transactionCall) { timeout throws(KafkaError) in
                try delivery.abort(timeoutMilliseconds: timeout)
            }
            return .aborted(cause: cause)
        } catch {
            return .inDoubt(cause: error)
        }
    }

    /// Repeats a call while its error is retriable and time is left; the last error is thrown.
    private func repeating(
        until deadline: () -> Int64, call: Int, _ body: (_ timeoutMilliseconds: Int) throws(KafkaError) -> Void
    ) throws(KafkaError) {
        while true {
            let left = max(1, Int(clamping: deadline() - clock.now()))
            do throws(KafkaError) {
                return try body(min(call, left))
            } catch {
                guard error.isRetriable, !error.isAbortable, clock.now() < deadline() else { throw error }
                clock.pause(milliseconds: Self.retryPauseMilliseconds)
            }
        }
    }
}
