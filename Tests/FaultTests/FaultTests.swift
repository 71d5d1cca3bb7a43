import Foundation
import KafkaTestKit
import LogChecking
import Testing

/// Faults at every call of a transaction, at brokers and at connections: whatever happens, the logs hold every inquiry once.
@Suite(.serialized, .enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct FaultTests {
    private static let isFull = ProcessInfo.processInfo.environment["FAULTS"] != nil

    @Test func killedPausedAndFailingMembersLoseAndDoubleNothing() throws { try expectNoViolation(.short) }

    @Test(.enabled(if: isFull, "`make faults` runs it"), arguments: nodes)
    func nothingIsLostOrDoubledWhateverHappensToMembersBrokersAndConnections(nodes: Int) throws {
        try expectNoViolation(.full(nodes: nodes))
    }

    private func expectNoViolation(_ settings: RunSettings) throws {
        let run = try FaultRun(settings)
        do {
            let violations = try run.violations()
            guard violations.isEmpty else { throw ViolatedRun(violations: violations) }
        } catch {
            Issue.record("\(error)\nseed \(settings.seed); logs kept in \(try run.keep())")
        }
    }

    /// FAULTS_NODES runs one of them alone.
    private static let nodes: [Int] = {
        let chosen = ProcessInfo.processInfo.environment["FAULTS_NODES"].flatMap { Int($0) }
        return chosen.map { [$0] } ?? [1, 3]
    }()

    private struct ViolatedRun: Error, CustomStringConvertible {
        let violations: [Violation]
        var description: String { violations.map(\.description).joined(separator: "\n") }
    }
}
