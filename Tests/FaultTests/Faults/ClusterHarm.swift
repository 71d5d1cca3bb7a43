import Foundation
import KafkaTestKit
import SeededNumbers

/// What is done to brokers and connections during a run.
enum ClusterHarm: Sendable, CustomStringConvertible {
    /// A broker is killed and away for so many seconds.
    case kill(node: Int, seconds: Double)
    /// A broker is frozen for so many seconds.
    case pause(node: Int, seconds: Double)
    /// A broker is stopped in order and started again.
    case restart(node: Int)
    /// All connections of clients are cut.
    case cut
    /// A request or an answer is lost or late.
    case lose(ProxyFault)

    var description: String {
        switch self {
        case .kill(let node, let seconds): "node \(node + 1) killed, away for \(seconds) s"
        case .pause(let node, let seconds): "node \(node + 1) paused for \(seconds) s"
        case .restart(let node): "node \(node + 1) restarted"
        case .cut: "all connections cut"
        case .lose(let fault): "\(fault.api) \(fault.action)"
        }
    }

    /// Whether no broker may be there to serve meanwhile.
    var isOutage: Bool {
        switch self {
        case .kill, .pause, .restart: true
        case .cut, .lose: false
        }
    }

    func inflict(on cluster: KafkaCluster) throws {
        switch self {
        case .kill(let node, let seconds):
            try cluster.nodes[node].kill()
            Thread.sleep(forTimeInterval: seconds)
            try cluster.nodes[node].start()
        case .pause(let node, let seconds):
            cluster.nodes[node].pause()
            Thread.sleep(forTimeInterval: seconds)
            cluster.nodes[node].resume()
        case .restart(let node):
            try cluster.nodes[node].stop()
            try cluster.nodes[node].start()
        case .cut: cluster.proxy.cut()
        case .lose(let fault): cluster.proxy.schedule(fault)
        }
    }

    /// A run's schedule: each kind of harm to brokers `rounds` times, and between two of them so many lost requests and
    /// answers and a cut.
    ///
    /// A cluster's only broker is paused, not ended: Apache Kafka then loses the ends of transactions by itself, which nobody
    /// before it can mend (docs/decisions/pipeline.md). With `endsOnlyBroker` it is ended all the same.
    static func schedule(
        nodes: Int, rounds: Int, losses: Int, endsOnlyBroker: Bool, seed: UInt64
    ) -> [ClusterHarm] {
        var random = SplitMix64(seed: seed, part: "harm")
        var outages: [ClusterHarm] = []
        for _ in 0..<rounds {
            func node() -> Int { Int.random(in: 0..<nodes, using: &random) }
            func pause() -> ClusterHarm {
                .pause(node: node(), seconds: Double(Int.random(in: 2...6, using: &random)))
            }
            let mayEnd = nodes > 1 || endsOnlyBroker
            outages += [
                mayEnd ? .kill(node: node(), seconds: Double(Int.random(in: 1...4, using: &random))) : pause(),
                pause(), mayEnd ? .restart(node: node()) : pause(),
            ]
        }
        outages.shuffle(using: &random)
        var faults: [ProxyFault] = []
        return outages.flatMap { outage -> [ClusterHarm] in
            let lost = (0..<losses).map { _ -> ClusterHarm in
                if faults.isEmpty { faults = Self.losses.shuffled(using: &random) }
                return .lose(faults.removeLast())
            }
            return lost + [.cut, outage]
        }
    }

    /// Every request of a transaction lost in every way.
    private static let losses: [ProxyFault] = {
        let requests: [KafkaAPI] = [
            .produce, .initProducerID, .addPartitionsToTransaction, .addOffsetsToTransaction, .endTransaction,
            .transactionOffsetCommit,
        ]
        let actions: [ProxyFault.Action] = [
            .dropRequest, .dropAnswer, .cutInsteadOfAnswer, .holdAnswer(milliseconds: 1_500),
            .holdRequest(milliseconds: 1_500),
        ]
        return requests.flatMap { api in actions.map { ProxyFault(api, $0, client: "-producer") } }
    }()
}
