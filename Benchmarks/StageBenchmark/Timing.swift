import Assignments
import Foundation
import Inquiries

/// Processor time of one thread by stage and sample: warm, and of the first message after a rule book was compiled.
enum Timing {
    /// The rounds are cut into so many batches, whose averages are ranked.
    private static let batches = 20
    /// So many rule books are compiled for the cold figure, whose median is told.
    private static let coldRuns = 21

    static func run(_ rounds: Int) {
        print("nanoseconds a message: the median batch of \(batches) (the least), and the first message of a rule book")
        let stages = Stages(book: StageBenchmark.compileRuleBook())
        for sample in Sample.all {
            sample.withRecord { record in
                for stage in Stages.Stage.allCases { stages.run(stage, record) }
                let size = stages.outbox.withUnsafeBytes { $0.count }
                print("\(sample.name): \(record.value?.count ?? 0) bytes in, \(size) bytes out")
                let cold = coldTimes(record)
                for (stage, cold) in zip(Stages.Stage.allCases, cold) {
                    let warm = (0..<batches).map { _ in
                        time(max(1, rounds / batches)) { stages.run(stage, record) }
                    }.sorted()
                    print("  \(stage): \(warm[batches / 2]) (\(warm[0])), cold \(cold)")
                }
            }
        }
    }

    /// What each stage takes for the first message of a new rule book in new buffers: medians.
    private static func coldTimes(_ record: InboundRecord) -> [Int] {
        let runs = (0..<coldRuns).map { _ in
            let stages = Stages(book: StageBenchmark.compileRuleBook())
            return Stages.Stage.allCases.map { stage in time(1) { stages.run(stage, record) } }
        }
        return Stages.Stage.allCases.indices.map { stage in runs.map { $0[stage] }.sorted()[coldRuns / 2] }
    }

    /// What one run takes on average, in nanoseconds that this thread ran: other processes do not count.
    private static func time(_ rounds: Int, _ body: () -> Void) -> Int {
        let start = processorNanoseconds
        for _ in 0..<rounds { body() }
        return (processorNanoseconds - start) / rounds
    }

    /// The processor time of this thread.
    static var processorNanoseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
