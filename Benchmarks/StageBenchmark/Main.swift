import Assignments
import Diagnostics
import Foundation
import Inquiries
import RuleBooks

/// What each stage of a message's way costs, in processor time of one thread: see docs/benchmarks.md.
///
///     swift run -c release StageBenchmark [rounds]
@main
enum StageBenchmark {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let rounds = arguments.isEmpty ? 500_000 : Int(arguments.joined(separator: " ")), rounds > 0 else {
            return fail("usage: StageBenchmark [rounds], run in the project's folder")
        }
        let load = RuleBook.load(directory: "rules")
        guard let book = load.book else {
            return fail("rules: \(load.diagnostics.first?.message ?? "no rule book here; run in the project's folder")")
        }
        for sample in Sample.all { measure(sample, with: Stages(book: book), rounds) }
    }

    private static func measure(_ sample: Sample, with stages: Stages, _ rounds: Int) {
        sample.withRecord { record in
            guard let inquiry = stages.read(record) else { return fail("\(sample.name) is no inquiry") }
            var decision = stages.classify(inquiry)
            stages.write(inquiry, decision, record)
            print(
                "\(sample.name): \(record.value?.count ?? 0) bytes in, \(stages.outbox.withUnsafeBytes { $0.count }) bytes out"
            )
            time("read", rounds) { _ = stages.read(record) }
            time("classify", rounds) { decision = stages.classify(inquiry) }
            time("write", rounds) { stages.write(inquiry, decision, record) }
        }
    }

    /// Runs a stage once to warm its buffers, then `rounds` times, and prints what one run took on average.
    private static func time(_ stage: String, _ rounds: Int, _ body: () -> Void) {
        body()
        let start = processorNanoseconds
        for _ in 0..<rounds { body() }
        let each = (processorNanoseconds - start) / rounds
        print("  \(stage): \(each) ns")
    }

    /// How long this thread has run: other processes on the machine do not count.
    private static var processorNanoseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    private static func fail(_ message: String) {
        FileHandle.standardError.write(Data("StageBenchmark: \(message)\n".utf8))
        exit(1)
    }
}
