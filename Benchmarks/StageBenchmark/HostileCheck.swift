import Diagnostics
import Foundation
import HostileBooks
import RuleBooks

/// Loads every hostile rule book and holds what that takes, and what comes of it, against the limits. Prints the worst of each
/// kind.
enum HostileCheck {
    /// A book over its time is said to be; so many times over, it fails. A shared machine's speed changes by half within minutes, and what
    /// keeps others from landing must not hang on that: what this finds is work that grows with the square of a file.
    private static let slack = 3.0
    /// A load that takes too long is done again, since other work on the machine takes from caches too: the least counts.
    private static let attempts = 5

    /// What a load took, with the name of its book.
    private struct Cost {
        var name = ""
        var milliseconds = 0.0
        var millisecondsMax = 1.0
        var mebibytes = 0.0
        var mebibytesMax = 1.0

        /// How much of its time it took.
        var share: Double { milliseconds / millisecondsMax }
    }

    /// Whether all of the kinds, or of the one of this name, hold.
    static func run(kind name: String? = nil) -> Bool {
        let shipped = files(in: "rules")
        let real = files(in: HostileKind.realBook)
        // What the first load of all sets up is none's.
        _ = RuleBook.load(files: real)
        let kinds = HostileKind.all.filter { name == nil || $0.name == name }
        if kinds.isEmpty { StageBenchmark.fail("no kind \(name ?? ""): \(HostileKind.all.map(\.name))") }
        print("hostile rule books: the slowest of each kind in milliseconds, the largest in MiB, and their limits")
        let cases = kinds.map { (name: $0.name, books: $0.books(from: real)) }
        let own = name == nil ? [(name: "shipped", books: [HostileBook.shipped(shipped)])] : []
        return (cases + own).map { check($0.name, $0.books) }.allSatisfy { $0 }
    }

    private static func check(_ kind: String, _ books: [HostileBook]) -> Bool {
        var (slowest, largest) = (Cost(), Cost())
        var (working, holds) = (0, true)
        for book in books {
            let (cost, load) = measure(book)
            if cost.share >= slowest.share { slowest = cost }
            if cost.mebibytes >= largest.mebibytes { largest = cost }
            if load.book != nil { working += 1 }
            if cost.share > 1 { print("  over its time: \(book.name): \(short(cost.milliseconds)) ms") }
            if let problem = problem(of: book, cost, load) {
                print("  \(kind): \(book.name): \(problem)")
                holds = false
            }
        }
        // A kind takes seconds: each line is shown at once.
        defer { fflush(nil) }
        print(
            "  \(kind): \(working) books, \(books.count - working) errors;",
            "\(short(slowest.milliseconds)) ms (\(short(slowest.millisecondsMax))): \(slowest.name);",
            "\(short(largest.mebibytes)) MiB (\(short(largest.mebibytesMax))): \(largest.name)")
        if kind == "prefixes" && (working == 0 || working == books.count) {
            print("  \(kind): both books and errors should come of them")
            holds = false
        }
        return holds
    }

    /// What is wrong with a load; nil where nothing is.
    private static func problem(of book: HostileBook, _ cost: Cost, _ load: RuleBookLoad) -> String? {
        if cost.share > slack { return "\(short(cost.milliseconds)) ms" }
        if cost.mebibytes > cost.mebibytesMax { return "\(short(cost.mebibytes)) MiB" }
        return book.problem(
            isBook: load.book != nil, errors: load.diagnostics.filter { $0.severity == .error }.map(\.code))
    }

    private static func measure(_ book: HostileBook) -> (cost: Cost, load: RuleBookLoad) {
        var cost = Cost(
            name: book.name, milliseconds: .infinity, millisecondsMax: book.millisecondsMax,
            mebibytesMax: book.mebibytesMax)
        var load: RuleBookLoad?
        for _ in 0..<attempts where cost.share > 1 {
            load = nil
            let memory = MemoryPeak()
            let start = Timing.processorNanoseconds
            let loaded = RuleBook.load(files: book.files)
            cost.milliseconds = min(cost.milliseconds, Double(Timing.processorNanoseconds - start) / 1_000_000)
            cost.mebibytes = max(cost.mebibytes, memory.growth)
            load = loaded
        }
        guard let load else { StageBenchmark.fail("\(book.name) was not loaded") }
        return (cost, load)
    }

    private static func short(_ figure: Double) -> String { String(format: "%.1f", figure) }

    private static func files(in path: String) -> [String: [UInt8]] {
        let folder = URL(fileURLWithPath: path)
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
                $0.hasSuffix(".yaml")
            }
            return try Dictionary(
                uniqueKeysWithValues: names.map { ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0)))) }
            )
        } catch { StageBenchmark.fail("\(path): \(error)") }
    }
}
