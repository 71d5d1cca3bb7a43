import Foundation

/// Nodes of Apache Kafka that form one cluster, behind a proxy: each may be killed, paused, stopped and started by itself, and
/// clients that come by the proxy may be cut off.
public final class KafkaCluster: Sendable {
    /// The nodes, each broker and controller in one.
    public let nodes: [ApacheKafka]
    /// What stands between the brokers and the clients of `proxiedServers`.
    public let proxy: KafkaProxy
    /// For `bootstrap.servers`, without the proxy.
    public let bootstrapServers: String
    /// For `bootstrap.servers`, by the proxy.
    public var proxiedServers: String { proxy.bootstrapServers }
    /// How often each record stands in the cluster.
    public let replicas: Int

    /// Formats and starts nodes on free ports, with more or other settings of `server.properties`.
    public init(nodes count: Int, settings: [String: String] = [:]) throws {
        let proxy = try KafkaProxy(brokers: count)
        let ports = try freePorts(3 * count)
        let places = (0..<count).map { index in
            ClusterPlace(
                node: index + 1, clusterID: "", port: ports[3 * index], controllerPort: ports[3 * index + 1],
                proxiedPort: ports[3 * index + 2], advertisedPort: proxy.ports[index])
        }
        let clusterID = ApacheKafka.clusterID()
        replicas = min(count, 3)
        let common = Self.settings(of: places, replicas: replicas).merging(settings) { $1 }
        nodes = try places.map { place in
            var place = place
            place.clusterID = clusterID
            return try ApacheKafka(at: place, settings: common)
        }
        self.proxy = proxy
        bootstrapServers = nodes.map(\.bootstrapServers).joined(separator: ",")
        // All at once: none serves before most of them run.
        let logs = try nodes.map { try $0.launch() }
        for (node, before) in zip(nodes, logs) { try node.awaitServing(after: before) }
        proxy.forward(to: places.map(\.proxiedPort))
    }

    deinit {
        proxy.cut()
        // Nobody needs the data: no node waits for the others' consent to leave.
        for node in nodes { try? node.kill() }
    }

    private static func settings(of places: [ClusterPlace], replicas: Int) -> [String: String] {
        let inSync = String(max(1, replicas - 1))
        return [
            "controller.quorum.voters": places.map { "\($0.node)@127.0.0.1:\($0.controllerPort)" }
                .joined(separator: ","),
            "default.replication.factor": String(replicas), "min.insync.replicas": inSync,
            "offsets.topic.replication.factor": String(replicas),
            "transaction.state.log.replication.factor": String(replicas), "transaction.state.log.min.isr": inSync,
            // A node that is gone is replaced within 3 s, not 9.
            "broker.heartbeat.interval.ms": "500", "broker.session.timeout.ms": "3000",
            // A paused controller answers nothing: its brokers turn to the next one within 2 s, not 30.
            "controller.socket.timeout.ms": "2000", "request.timeout.ms": "5000",
        ]
    }
}
