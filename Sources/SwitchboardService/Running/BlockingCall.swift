import Dispatch

/// Runs a call that blocks outside the cooperative pool, whose few threads must never wait for a broker.
func blocking<Value: Sendable>(_ call: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: call()) }
    }
}
