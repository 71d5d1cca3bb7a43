import AdminAPI
import Dispatch
import Synchronization

/// What becomes of an order, told from the thread that publishes to whoever has given it.
final class OrderOutcome: Sendable {
    private let state = Mutex(OrderDelivery.State.waiting)
    private let isSettled = DispatchSemaphore(value: 0)

    /// Says what has become of it.
    func settle(_ new: OrderDelivery.State) {
        state.withLock { $0 = new }
        isSettled.signal()
    }

    /// What has become of it within a time. Blocks.
    func state(within time: DispatchTimeInterval) -> OrderDelivery.State {
        _ = isSettled.wait(timeout: .now() + time)
        return state.withLock { $0 }
    }
}
