import Dispatch
import Foundation
import Synchronization

/// SIGTERM and SIGINT as a request to stop in order; a second one ends the process at once.
public final class StopSignals: @unchecked Sendable {
    // Unchecked for `sources` alone, which are only kept, never used again: a source that is freed handles nothing.
    private struct State {
        var isRequested = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private var sources: [any DispatchSourceSignal] = []

    /// Handles the signals from now on.
    public init() {
        for number in [SIGTERM, SIGINT] {
            signal(number, SIG_IGN)  // the source sees it all the same; the default would end the process
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in self?.request() }
            source.resume()
            sources.append(source)
        }
    }

    /// Whether a stop was asked for.
    public var isRequested: Bool { state.withLock { $0.isRequested } }

    /// Asks for a stop, as a signal would. The second time ends the process.
    public func request() {
        let (isSecond, waiting) = state.withLock { state in
            defer {
                state.isRequested = true
                state.waiting = []
            }
            return (state.isRequested, state.waiting)
        }
        if isSecond { _exit(Self.interruptedTwice) }
        for continuation in waiting { continuation.resume() }
    }

    /// Returns when a stop is asked for.
    public func wait() async {
        await withCheckedContinuation { continuation in
            let isRequested = state.withLock { state in
                if !state.isRequested { state.waiting.append(continuation) }
                return state.isRequested
            }
            if isRequested { continuation.resume() }
        }
    }

    /// EX_TEMPFAIL: work is left to the broker's timeouts.
    private static let interruptedTwice: Int32 = 75
}
