import Synchronization

/// Collects how the workers ended and wakes who waits for the first of them.
final class WorkerEnds: Sendable {
    private struct State {
        var ends: [WorkerEnd] = []
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let expected: Int

    init(expected: Int) { self.expected = expected }

    func add(_ end: WorkerEnd) {
        let waiting = state.withLock { state in
            state.ends.append(end)
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func waitForFirst() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if state.ends.isEmpty { state.waiting.append(continuation) }
                return !state.ends.isEmpty
            }
            if hasEnded { continuation.resume() }
        }
    }

    var hasEnded: Bool { state.withLock { !$0.ends.isEmpty } }

    var result: PipelineResult {
        state.withLock { state in
            PipelineResult(
                failure: state.ends.lazy.compactMap(\.failure).first,
                isClean: state.ends.count == expected && state.ends.allSatisfy(\.isClean))
        }
    }
}
