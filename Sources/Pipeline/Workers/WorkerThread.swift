import Glibc
import Synchronization

/// A dedicated thread that runs one closure and must be joined. The data plane lives on these: no cooperative pool,
/// no hops, everything it touches is its own.
final class WorkerThread: Sendable {
    private let handle: Mutex<pthread_t?>

    /// Starts the thread.
    ///
    /// - Throws: `PipelineFailure.threadRefused` where the system has no thread left.
    init(_ body: @escaping @Sendable () -> Void) throws(PipelineFailure) {
        // Owned by the new thread once it runs: it releases the box; by us where it never starts.
        let box = Unmanaged.passRetained(ThreadBody(body))
        var thread = pthread_t()
        let status = pthread_create(&thread, nil, runThread, box.toOpaque())
        guard status == 0 else {
            box.release()
            throw .threadRefused(errno: status)
        }
        handle = Mutex(thread)
    }

    /// Waits until the closure has returned. Later calls return at once.
    func join() {
        let thread = handle.withLock { handle -> pthread_t? in
            defer { handle = nil }
            return handle
        }
        if let thread { pthread_join(thread, nil) }
    }

    deinit {
        assert(handle.withLock { $0 } == nil, "a worker's thread was dropped without having been joined")
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
