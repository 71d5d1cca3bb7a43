import Classification
import Diagnostics
import Foundation
import RuleBooks

/// What must hold whatever a rule book says: compiling a large one is quick and small. Prints each figure beside its limit and
/// ends with 1 if one is beyond. Prints the time of the worst text of each construct too; that it grows no faster than the
/// text is checked on instructions, by scripts/costs.
enum LimitCheck {
    /// Rules and phrases of the large book, and what compiling it may take.
    private static let rules = 500
    private static let compileMillisecondsMax = 250
    private static let compileMebibytesMax = 100
    static func run() {
        let holds = checkCompiling()
        print("milliseconds for the worst text of each construct, a mebibyte, in new buffers:")
        for worst in WorstText.all {
            let (classifier, text) = (worst.classifier(), worst.text(1 << 20))
            let start = Timing.processorNanoseconds
            WorstText.classify(text, by: classifier)
            let time = (Timing.processorNanoseconds - start) / 1_000_000
            print("  \(worst.name) \(time)")
        }
        if !holds { StageBenchmark.fail("a figure is beyond its limit") }
    }

    private static func checkCompiling() -> Bool {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("book-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try MadeUpRules.writeBook(rules: rules, to: folder)
        } catch { StageBenchmark.fail("\(error)") }
        let memory = peakMebibytes
        var times: [Int] = []
        for _ in 0..<5 {
            let start = Timing.processorNanoseconds
            let load = RuleBook.load(directory: folder.path)
            times.append((Timing.processorNanoseconds - start) / 1_000_000)
            if load.book == nil { StageBenchmark.fail(load.diagnostics.first?.message ?? "no book") }
        }
        let (time, growth) = (times.min() ?? 0, peakMebibytes - memory)
        print(
            "compiling \(rules * MadeUpRules.phrasesPerRule) phrases and \(rules) rules: \(time) ms (\(compileMillisecondsMax)),",
            terminator: " ")
        print("\(growth) MiB (\(compileMebibytesMax))")
        return time <= compileMillisecondsMax && growth <= compileMebibytesMax
    }

    /// The most memory that the process has had, in MiB.
    private static var peakMebibytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) / 1024
    }
}
