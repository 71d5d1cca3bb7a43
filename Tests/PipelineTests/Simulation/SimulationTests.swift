import Foundation
import Testing

/// The worker's transaction logic against a model of Kafka that fails on purpose: docs/testing.md says what is modelled and how
/// to replay a schedule.
@Suite struct SimulationTests {
    @Test func withoutFaultsEverythingIsRoutedOnce() { expectNoProblems([Schedule(seed: 1, faults: [])]) }

    /// In slices, so that they run beside each other.
    @Test(arguments: 0..<4) func noPairOfFaultsLosesOrDoublesAnything(_ slice: Int) {
        expectNoProblems(stride(from: slice, to: Self.pairs.count, by: 4).map { Self.pairs[$0] })
    }

    @Test(arguments: [0, 1, 2, 3] as [UInt64]) func noRandomScheduleLosesOrDoublesAnything(_ slice: UInt64) {
        let size: UInt64 = 5_000
        let counts = expectNoProblems((slice * size..<(slice + 1) * size).map { Schedule(seed: $0) })
        // A run in which nothing happened proves nothing.
        #expect(counts.aborts > 300)
        #expect(counts.timeouts > 50)
        #expect(counts.fencings > 50)
        #expect(counts.crashes > 300)
        #expect(counts.lateCopies > 30)
        #expect(counts.rebalances > 5_000)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["SIMULATION"] != nil, "SIMULATION names no schedule"))
    func theScheduleOfTheEnvironmentHolds() throws {
        let schedule = try #require(Schedule(ProcessInfo.processInfo.environment["SIMULATION"] ?? ""))
        #expect(Simulation.run(schedule).problems == [])
    }

    @Test func aScheduleIsReadBackFromItsText() throws {
        let schedule = Schedule(seed: 42)
        let read = try #require(Schedule(schedule.description))
        #expect(read.seed == 42)
        #expect(read.faults == schedule.faults)
        #expect(Schedule("42 nowhere+0:crashBefore") == nil)
    }

    @Test func aFailingScheduleShrinksToTheFaultsThatMatter() {
        let needed = Fault(site: .commit, kind: .crashAfter)
        let schedule = Schedule(seed: 7, faults: Array(Fault.all.prefix(9)) + [needed])
        #expect(schedule.shrunk { $0.faults.contains(needed) }.faults == [needed])
    }

    static let pairs = Fault.all.flatMap { first in
        Fault.all.map { Schedule(seed: 1, faults: [first, $0]) }
    }

    /// Runs all; a failure prints its shrunk schedule and which invariants it breaks.
    @discardableResult
    private func expectNoProblems(_ schedules: [Schedule]) -> ModelCluster.Counts {
        var total = ModelCluster.Counts()
        for schedule in schedules {
            let (problems, counts) = Simulation.run(schedule)
            total.add(counts)
            guard !problems.isEmpty else { continue }
            let least = schedule.shrunk { !Simulation.run($0).problems.isEmpty }
            Issue.record("SIMULATION='\(least)' breaks \(Simulation.run(least).problems)")
            break
        }
        return total
    }
}
