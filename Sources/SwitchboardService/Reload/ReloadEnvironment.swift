import Foundation
import Kafka
import Pipeline
import RuleBooks

/// What a reload needs of the world: the folder, the broker, the workers, the clock.
struct ReloadEnvironment: Sendable {
    /// Reads the folder once.
    var glance: @Sendable () async -> RuleBookSnapshot
    /// Reads the folder until it has stayed the same for so long; nil where it keeps changing.
    var readSettled: @Sendable (Settling) async -> RuleBookSnapshot?
    /// Asks the broker about the Kafka topics of a book.
    var checkKafkaTopics: @Sendable (RuleBook) async -> KafkaTopicFindings
    /// The recent inquiries to compare two books on.
    var sample: @Sendable () async -> [SampledInquiry]
    /// The share of them whose decision may change without anybody's consent, in percent.
    var changedPercentMax: Int
    /// Puts a book in force.
    var publish: @Sendable (RuleBook, KafkaTopicLimits?) -> Void
    /// The present moment, RFC 3339.
    var now: @Sendable () -> String
    /// The other instances.
    var fleet = FleetAccess.none
    /// Called after each operation: what this instance runs may have changed.
    var stateChanged: @Sendable () -> Void = {}
}

/// For how long a folder has to stay the same to be read as a whole.
struct Settling: Sendable, Equatable {
    /// Between two reads.
    let pause: Duration
    /// Reads at most.
    let attempts: Int

    /// For a change that was found by looking: whoever makes it may still be writing. Together with the interval of polling this
    /// stays well under three seconds.
    static let found = Settling(pause: .milliseconds(400), attempts: 5)
    /// For somebody who says that the change is made, or a start: just long enough to see that nobody writes.
    static let asked = Settling(pause: .milliseconds(30), attempts: 40)
}

/// What a broker says about a book's Kafka topics.
enum KafkaTopicFindings: Sendable {
    /// The problems, a sentence each, and how large a record each takes.
    case checked(problems: [String], limits: KafkaTopicLimits?)
    /// Nobody answered, because of this.
    case unanswered(String)
}

extension RuleBookSnapshot {
    /// Reads a folder until it settles. Sleeps: not for the cooperative pool.
    static func readSettled(_ directory: String, _ settling: Settling) -> RuleBookSnapshot? {
        readSettled(directory, attempts: settling.attempts) {
            // One of the two constant pauses above; nothing from outside.
            Thread.sleep(forTimeInterval: Double(settling.pause.milliseconds) / 1000)
        }
    }
}
