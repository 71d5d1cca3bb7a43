#if FAILPOINTS
    import Glibc
    import Kafka

    /// Counts the calls of one worker's clients and lets its failpoints happen. Owned by that worker's thread.
    ///
    /// Each that happens is one line on standard error, written before it takes effect:
    /// `failpoint worker=0 site=commit moment=before call=3 action=die transaction=open`
    final class FailpointTrigger {
        /// The environment's variable that holds the list. None of the service's own names: those are all known.
        static let variable = "FAILPOINTS"

        private let worker: Int
        private var points: [Failpoint]
        private var calls = [Int](repeating: 0, count: Failpoint.Site.allCases.count)
        /// Whether a transaction was begun and its end was not answered yet.
        var isInTransaction = false

        init(worker: Int, points: [Failpoint]) {
            self.worker = worker
            self.points = points.filter { $0.worker == nil || $0.worker == worker }
        }

        /// Those of the environment. A list that can't be read ends the process: a test must not pass without its faults.
        convenience init(worker: Int) {
            let text = getenv(Self.variable).map { String(cString: $0) } ?? ""
            guard let points = Failpoint.list(text) else {
                Self.write("failpoints can't be read: \(text)\n")
                exit(EX_USAGE)
            }
            self.init(worker: worker, points: points)
        }

        /// Makes a call with what is to happen before and after it.
        func around(
            _ site: Failpoint.Site, _ name: StaticString, _ call: () throws(KafkaError) -> Void
        ) throws(KafkaError) {
            if let error = error(before: site, name) { throw error }
            try call()
            if let error = error(after: site, name) { throw error }
        }

        /// Counts a call and gives the error that it is to meet before it is made.
        func error(before site: Failpoint.Site, _ name: StaticString) -> KafkaError? {
            next(site).map { error($0, name) }
        }

        /// The error that the call is to meet although it was made.
        func error(after site: Failpoint.Site, _ name: StaticString) -> KafkaError? {
            hit(site, .after).map { error($0, name) }
        }

        /// Counts a call; gives the error that it is to meet before it is made.
        func next(_ site: Failpoint.Site) -> Failpoint.Action? {
            guard !points.isEmpty else { return nil }
            calls[index(site)] += 1
            return hit(site, .before)
        }

        /// Lets what is due at this moment of the call happen; gives the error that it is to meet.
        func hit(_ site: Failpoint.Site, _ moment: Failpoint.Moment) -> Failpoint.Action? {
            guard !points.isEmpty else { return nil }
            let call = calls[index(site)]
            guard let place = points.firstIndex(where: { $0.site == site && $0.moment == moment && $0.call == call })
            else { return nil }
            let point = points.remove(at: place)
            Self.write(
                "failpoint worker=\(worker) site=\(site.rawValue) moment=\(moment.rawValue) call=\(call) "
                    + "action=\(point.action.rawValue) transaction=\(isInTransaction ? "open" : "none")\n")
            switch point.action {
            case .die: raise(SIGKILL)
            case .pause: raise(SIGSTOP)
            case .retriable, .abortable, .fatal, .unspecific, .timeout: return point.action
            }
            return nil
        }

        private func error(_ action: Failpoint.Action, _ name: StaticString) -> KafkaError {
            let code: KafkaErrorCode =
                switch action {
                case .retriable: .coordinatorNotAvailable
                case .abortable: .invalidTransactionState
                case .fatal: .fatal
                case .timeout: .timedOut
                case .unspecific, .die, .pause: .failed
                }
            // A call of librdkafka that timed out may be made again.
            return KafkaError(
                code: code, operation: "\(name)", message: "a failpoint's \(action.rawValue)",
                isRetriable: action == .retriable || action == .timeout, isAbortable: action == .abortable,
                isFatal: action == .fatal)
        }

        private func index(_ site: Failpoint.Site) -> Int { Failpoint.Site.allCases.firstIndex(of: site) ?? 0 }

        private static func write(_ line: String) {
            var line = line
            line.withUTF8 { bytes in _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
        }
    }
#endif
