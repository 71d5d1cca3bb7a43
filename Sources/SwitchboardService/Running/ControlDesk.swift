import AdminAPI
import Configuration
import Pipeline

/// Answers what is asked by the control socket.
struct ControlDesk: Sendable {
    let instance: String
    let lifecycle: Lifecycle
    let columns: CountColumns

    /// Gives the answer's line.
    func answer(_ line: [UInt8]) async -> [UInt8] {
        guard let request = ControlLine.value(ControlRequest.self, of: line) else {
            return ControlLine.bytes(ReloadAnswer(.refused, reasons: ["the request is not understood"]))
        }
        switch request.command {
        case .status:
            guard let start = lifecycle.start else { return ControlLine.bytes(unavailable) }
            return ControlLine.bytes(await status(start))
        case .reload: return ControlLine.bytes(await perform(.reload(.command, confirmed: request.confirm)))
        case .rollback: return ControlLine.bytes(await perform(.rollback))
        }
    }

    private func perform(_ operation: Reloader.Operation) async -> ReloadAnswer {
        guard let reloader = lifecycle.reloader else { return unavailable }
        return await reloader.perform(operation)
    }

    private var unavailable: ReloadAnswer {
        ReloadAnswer(.unavailable, reasons: ["the service is \(lifecycle.state.rawValue)"])
    }

    private func status(_ start: StartingBook) async -> ServiceStatus {
        var status = ServiceStatus(
            version: ServiceVersion.current, instance: instance, state: lifecycle.state,
            uptimeSeconds: Int(lifecycle.uptime.components.seconds), ruleBook: start.running.entry,
            rejected: start.rejected, pinned: start.pinned)
        lifecycle.describe(columns, in: &status)
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
