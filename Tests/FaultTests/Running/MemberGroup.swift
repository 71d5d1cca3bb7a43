import Foundation
import KafkaTestKit
import SeededNumbers

/// The group's members: starts them with failpoints again and again, resumes them, sends them away.
final class MemberGroup {
    /// A process that lives so long without a fault is ended by a signal.
    private static let lifeSeconds = 15.0
    /// A member that has run so long without a pause counts as up.
    private static let settlingSeconds = 5.0

    let named: [Member]
    /// Joins and leaves as others come and go.
    let guest: Member
    private var deck: FailpointDeck
    private var random: SplitMix64
    private let settings: RunSettings
    /// Whether a member has been up for a while.
    let up = Flag()

    init(_ folder: RunFolder, _ settings: RunSettings) throws {
        self.settings = settings
        deck = FailpointDeck(seed: settings.seed)
        random = SplitMix64(seed: settings.seed, part: "members")
        named = try ["a", "b", "c"].map { try Member($0, in: folder) }
        guest = try Member("guest", isNamed: false, in: folder)
    }

    var all: [Member] { named + [guest] }

    /// Starts all; the first stands still inside its fourth transaction until it has lost its place.
    func start() throws {
        for (index, member) in named.enumerated() {
            let dealt = deck.deal(workers: RunFolder.workers, errors: settings.errors)
            try member.start(failpoints: index == 0 ? "0:commit.before@4=pause" : dealt)
        }
    }

    /// Looks after all members once.
    func tend() throws {
        var isUp = false
        for member in named {
            guard member.isRunning else {
                try member.start(failpoints: deck.deal(workers: RunFolder.workers, errors: settings.errors))
                continue
            }
            member.resume(after: RunFolder.sessionSeconds + 1.5)
            let age = ContinuousClock.now - member.startedAt
            if !member.isPaused, age > .seconds(Self.lifeSeconds) {
                member.signal(Bool.random(using: &random) ? SIGKILL : SIGTERM)
            } else if !member.isPaused, age > .seconds(Self.settlingSeconds) {
                isUp = true
            }
        }
        up.set(isUp)
    }

    /// Starts all anew, without failpoints.
    func heal() throws {
        for member in named { try member.stop() }
        for member in named { try member.start(failpoints: "") }
    }

    func stop() throws {
        for member in all { try member.stop() }
    }
}
