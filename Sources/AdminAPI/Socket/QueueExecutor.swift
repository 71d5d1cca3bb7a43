import Dispatch

/// Runs a task on Dispatch's threads instead of the shared pool, which has one thread a core: whoever asks a service how it is gets an
/// answer also while something holds these up.
final class QueueExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "switchboard.control", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
