import Dispatch
import Foundation

/// SIGHUP as a request to reload. Those that come before somebody listens, or while a reload runs, become one.
public final class ReloadSignal: @unchecked Sendable {
    // Unchecked for `source` alone, which is only kept: a source that is freed handles nothing.
    private let source: any DispatchSourceSignal
    let requests: AsyncStream<Void>

    /// Handles the signal from now on; it no longer ends the process.
    public init() {
        let (requests, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.requests = requests
        signal(SIGHUP, SIG_IGN)  // the source sees it all the same
        source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
        source.setEventHandler { continuation.yield() }
        source.resume()
    }
}
