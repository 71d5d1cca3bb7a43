import Foundation
import Kafka
import KafkaTestKit
import LogChecking
import Synchronization

/// Watches from a thread of its own how far the group has committed, and for how long it stood still.
final class GroupProgress: Sendable {
    private struct State {
        var committed: Int64 = 0
        /// Since when something should have been committed; nil while nothing has to be.
        var idleSince: ContinuousClock.Instant?
        var longest = Duration.zero
        var isOver = false
    }

    private static let pollSeconds = 0.25
    private let state = Mutex(State())
    /// Whether something has to be committed now: input is left, and a broker and a member are up.
    private let isExpected: @Sendable (_ committed: Int64) -> Bool

    init(
        of folder: RunFolder, over connection: TestConnection, isExpected: @escaping @Sendable (Int64) -> Bool
    ) throws {
        self.isExpected = isExpected
        let servers = connection.bootstrapServers
        let (group, partitions) = (folder.group, folder.inputPartitions)
        Thread.detachNewThread { [weak self] in
            do {
                let consumer = try Consumer(
                    configuration: TestConnection(bootstrapServers: servers).configuration([
                        "group.id": group, "isolation.level": "read_uncommitted", "reconnect.backoff.max.ms": "500",
                    ]), handlers: ClientEventHandlers(log: { _ in }))
                var list = TopicPartitionList()
                for place in partitions { list.add(topic: place.kafkaTopic, partition: place.partition) }
                while let self, !state.withLock({ $0.isOver }) {
                    // An outage gives no answer: then nothing is known, and nothing expected.
                    note(Self.sum(list, consumer))
                    Thread.sleep(forTimeInterval: Self.pollSeconds)
                }
            } catch { print("Progress can't be watched: \(error)") }
        }
    }

    deinit { end() }

    func end() { state.withLock { $0.isOver = true } }

    /// How many inputs the group has committed.
    var committed: Int64 { state.withLock { $0.committed } }

    /// The longest time in seconds in which nothing was committed although it should have been.
    var longestStandstill: Double { state.withLock { $0.longest / .seconds(1) } }

    private func note(_ committed: Int64?) {
        let now = ContinuousClock.now
        let isExpected = committed.map(isExpected) ?? false
        state.withLock { state in
            if let committed, committed > state.committed {
                state.committed = committed
                state.idleSince = nil
            }
            guard isExpected else { return state.idleSince = nil }
            let since = state.idleSince ?? now
            state.idleSince = since
            state.longest = max(state.longest, now - since)
        }
    }

    private static func sum(_ partitions: borrowing TopicPartitionList, _ consumer: Consumer) -> Int64? {
        guard let offsets = try? consumer.committed(partitions, timeoutMilliseconds: 1_000) else { return nil }
        var sum: Int64 = 0
        for index in 0..<offsets.count { sum += max(0, offsets[index].offset) }
        return sum
    }
}
