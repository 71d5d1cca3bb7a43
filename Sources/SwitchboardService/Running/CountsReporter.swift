import Classification
import Inquiries
import Pipeline
import Telemetry

/// Every ten seconds in which something was routed, one line of counts by department, priority and dead-letter reason.
struct CountsReporter {
    /// Often enough to watch a surge, seldom enough to read a day of it.
    static let interval = Duration.seconds(10)

    let log: Logger
    let columns: CountColumns
    private var last = PipelineCounts()

    init(log: Logger, columns: CountColumns) {
        self.log = log
        self.columns = columns
    }

    /// Logs what has come since the last report, if anything has.
    mutating func report(_ counts: PipelineCounts) {
        defer { last = counts }
        guard counts != last else { return }
        log.log(.info, "Routed", fields(counts))
    }

    private func fields(_ counts: PipelineCounts) -> [LogField] {
        let names = columns.departments.names
        let priorities = Priority.allCases.map(\.name.description)
        let reasons = DeadLetterReason.allCases.map(\.name.description)
        return [
            .integer("inquiries", counts.inquiries - last.inquiries),
            .counts("departments", difference(counts.owned, last.owned, names)),
            .counts("copies", difference(counts.copies, last.copies, names)),
            .counts("priorities", difference(counts.priorities, last.priorities, priorities)),
            .counts("dead_letters", difference(counts.deadLetters, last.deadLetters, reasons)),
            .integer("urgent_dead_letters", counts.urgentDeadLetters - last.urgentDeadLetters),
            .integer("batches", counts.batchesCommitted - last.batchesCommitted),
            .integer("batches_undone", counts.batchesAborted - last.batchesAborted),
            .integer("producers_replaced", counts.producersReplaced - last.producersReplaced),
            .integer("offsets_lost", counts.offsetsLost - last.offsetsLost),
        ]
    }

    /// What rose, by name.
    private func difference(_ counts: [Int], _ last: [Int], _ names: [String]) -> [LogCount] {
        names.indices.compactMap { index in
            let rise = counts[index] - last[index]
            return rise == 0 ? nil : LogCount(name: names[index], count: rise)
        }
    }
}
