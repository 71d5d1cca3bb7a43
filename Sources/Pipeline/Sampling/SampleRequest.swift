import Dispatch
import Synchronization

/// Asks workers for what they keep, and gathers their answers. Made by the control plane, answered by each worker's thread between two
/// batches.
final class SampleRequest: Sendable {
    private let inquiries = Mutex<[SampledInquiry]>([])
    private let answers = DispatchSemaphore(value: 0)

    /// What one worker keeps. Called once by each.
    func answer(_ sample: [SampledInquiry]) {
        inquiries.withLock { $0 += sample }
        answers.signal()
    }

    /// Waits for so many answers, or until time is up. Blocks: not for the cooperative pool.
    func gather(from workers: Int, timeoutMilliseconds: Int) -> [SampledInquiry] {
        let deadline = DispatchTime.now() + .milliseconds(timeoutMilliseconds)
        for _ in 0..<workers where answers.wait(timeout: deadline) == .timedOut { break }
        return inquiries.withLock { $0 }
    }
}
