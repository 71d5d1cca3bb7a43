import AdminAPI
import Configuration
import Pipeline

/// Answers what is asked by the control socket.
struct ControlDesk: Sendable {
    let instance: String
    let lifecycle: Lifecycle
    let columns: DepartmentColumns
    /// What the status shows as long as nothing runs.
    let start: StartingBook

    /// Gives the answer's line.
    func answer(_ line: [UInt8]) async -> [UInt8] {
        guard let request = ControlLine.value(ControlRequest.self, of: line) else {
            return ControlLine.bytes(ReloadAnswer(.refused, reasons: ["the request is not understood"]))
        }
        switch request.command {
        case .status: return ControlLine.bytes(await status())
        case .reload: return ControlLine.bytes(await perform(.reload(.command, confirmed: request.confirm)))
        case .rollback: return ControlLine.bytes(await perform(.rollback))
        }
    }

    private func perform(_ operation: Reloader.Operation) async -> ReloadAnswer {
        guard let reloader = lifecycle.reloader else {
            return ReloadAnswer(.unavailable, reasons: ["the service is \(lifecycle.state.rawValue)"])
        }
        return await reloader.perform(operation)
    }

    private func status() async -> ServiceStatus {
        var status = ServiceStatus(
            version: ServiceVersion.current, instance: instance, state: lifecycle.state,
            uptimeSeconds: Int(lifecycle.uptime.components.seconds), ruleBook: start.running.entry,
            rejected: start.rejected, pinned: start.pinned, counts: lifecycle.counts(columns))
        await lifecycle.reloader?.describe(in: &status)
        return status
    }
}

extension Reloader {
    /// Fills in what runs and what does not.
    func describe(in status: inout ServiceStatus) {
        status.ruleBook = current.entry
        status.rejected = rejected
        status.pinned = pinned
        status.history = history.suffix(Self.historyShown).reversed()
    }

    /// As many as a page holds; `rule-books.json` has all.
    private static var historyShown: Int { 10 }
}
