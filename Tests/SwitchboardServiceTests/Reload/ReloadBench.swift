import AdminAPI
import Foundation
import Pipeline
import RuleBooks
import Synchronization
import Telemetry
import Testing

@testable import SwitchboardService

/// A reloader in a world of its own: files in memory, a broker that says what it is told to.
struct ReloadBench {
    /// What the reloader sees and does.
    final class World: Sendable {
        struct Contents {
            var folder: RuleBookSnapshot
            var isSettled = true
            var kafkaTopics = KafkaTopicFindings.checked(problems: [], limits: nil)
            var sample: [SampledInquiry] = []
            var published: [String] = []
            var orders: [FleetOrder] = []
            var delivery = OrderDelivery(.published)
            var reads = 0
            var log: [String] = []
        }

        private let contents: Mutex<Contents>

        init(_ folder: RuleBookSnapshot) { contents = Mutex(Contents(folder: folder)) }

        func with<Value: Sendable>(_ body: (inout Contents) -> Value) -> Value { contents.withLock { body(&$0) } }
    }

    let world: World
    let reloader: Reloader
    let start: StartingBook
    let state: URL

    /// Starts with the rules of a folder, and with what an earlier bench has left in `state`.
    init(_ rules: SmallRules = SmallRules(), state: URL = Self.newState()) async throws {
        let store = BookStore(directory: state.path, rules: "/rules")
        let first = BookStart(rules.snapshot, store: store, now: "2026-09-15T15:00:00.000Z").first
        start = try #require(first)
        let world = World(rules.snapshot)
        let environment = ReloadEnvironment(
            glance: { world.with { $0.folder } },
            readSettled: { _ in
                world.with { contents in
                    contents.reads += 1
                    return contents.isSettled ? contents.folder : nil
                }
            }, checkKafkaTopics: { _ in world.with { $0.kafkaTopics } },
            sample: { world.with { $0.sample } }, changedPercentMax: 10,
            publish: { book, _ in world.with { $0.published.append(book.hash) } },
            now: { "2026-09-15T15:00:01.000Z" },
            fleet: FleetAccess(
                keep: { _, _ in }, book: { _ in nil },
                publish: { order in
                    world.with { contents in
                        contents.orders.append(order)
                        return contents.delivery
                    }
                }, instance: "own"))
        let log = Logger(format: .json) { line in
            world.with { $0.log.append(String(decoding: line, as: UTF8.self)) }
        }
        self.world = world
        self.state = state
        reloader = Reloader(start: start, store: store, environment: environment, log: log)
        await reloader.rememberStart()
    }

    static func newState() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("state-\(UUID().uuidString)")
    }

    /// Puts other rules into the folder.
    func write(_ rules: SmallRules) {
        let snapshot = rules.snapshot
        world.with { $0.folder = snapshot }
    }

    func reload(confirm: String? = nil) async -> ReloadAnswer {
        await reloader.perform(.reload(.command, confirmed: confirm))
    }

    @discardableResult
    func poll() async -> ReloadAnswer { await reloader.perform(.reload(.poll, confirmed: nil)) }

    /// A rollback, as an operator asks for it.
    func rollback() async -> ReloadAnswer { await reloader.perform(.rollback) }

    var orders: [FleetOrder] { world.with { $0.orders } }
    var published: [String] { world.with { $0.published } }
    var log: [String] { world.with { $0.log } }

    func remove() { try? FileManager.default.removeItem(at: state) }
}
