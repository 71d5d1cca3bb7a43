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
            .counts("departments", rises(names) { counts.owned[$0] - last.owned[$0] }),
            .counts("copies", rises(names) { counts.copies[$0] - last.copies[$0] }),
            .counts("priorities", rises(priorities) { counts.priorities[$0] - last.priorities[$0] }),
            .counts("dead_letters", rises(reasons) { counts.deadLetters[$0] - last.deadLetters[$0] }),
            .integer("urgent_dead_letters", counts.urgentDeadLetters - last.urgentDeadLetters),
            .integer("batches", counts.batchesCommitted - last.batchesCommitted),
            .integer("batches_undone", counts.batchesAborted - last.batchesAborted),
            .integer("producers_replaced", counts.producersReplaced - last.producersReplaced),
            .integer("offsets_lost", counts.offsetsLost - last.offsetsLost),
        ]
    }

    /// What rose, by name.
    private func rises(_ names: [String], _ rise: (_ column: Int) -> Int) -> [LogCount] {
        names.indices.compactMap { column in
            let rise = rise(column)
            return rise == 0 ? nil : LogCount(name: names[column], count: rise)
        }
    }
}
