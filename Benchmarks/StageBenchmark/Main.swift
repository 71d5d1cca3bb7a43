import Diagnostics
import Foundation
import RuleBooks

/// What each stage of a message's way costs: see docs/benchmarks.md. Run in the project's folder, with its `rules`.
///
///     StageBenchmark [rounds]               processor time of one thread, warm and cold
///     StageBenchmark instructions rounds    what scripts/costs runs under callgrind
///     StageBenchmark limits                 compiling a large book, and the worst text of each construct
///     StageBenchmark books [KIND]           loading hostile rule books
@main
enum StageBenchmark {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        if Array(arguments) == ["limits"] { return LimitCheck.run() }
        if arguments.first == "books", arguments.count <= 2 {
            if !HostileCheck.run(kind: arguments.dropFirst().first) { fail("a figure is beyond its limit") }
            return
        }
        let countsInstructions = arguments.first == "instructions"
        let numbers = countsInstructions ? arguments.dropFirst() : arguments
        guard let rounds = numbers.isEmpty ? 500_000 : Int(numbers.joined(separator: " ")), rounds > 0 else {
            fail("usage: StageBenchmark [limits | books [KIND] | [instructions] [rounds]], run in the project's folder")
        }
        if countsInstructions { InstructionCount.run(rounds) } else { Timing.run(rounds) }
    }

    /// The shipped rule book, compiled anew at each call.
    static func compileRuleBook() -> RuleBook {
        let load = RuleBook.load(directory: "rules")
        guard let book = load.book else {
            fail("rules: \(load.diagnostics.first?.message ?? "no rule book here; run in the project's folder")")
        }
        return book
    }

    static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("StageBenchmark: \(message)\n".utf8))
        exit(1)
    }
}
