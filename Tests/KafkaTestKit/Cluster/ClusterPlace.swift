/// A node's place in a cluster: its number and where it listens, for brokers and tests and for clients that come by the proxy.
struct ClusterPlace {
    let node: Int
    var clusterID: String
    let port: UInt16
    let controllerPort: UInt16
    let proxiedPort: UInt16
    let advertisedPort: UInt16

    /// The settings of `server.properties` that this node alone has.
    var settings: [String: String] {
        [
            "node.id": String(node),
            "listeners":
                "PLAINTEXT://127.0.0.1:\(port),CONTROLLER://127.0.0.1:\(controllerPort),PROXIED://127.0.0.1:\(proxiedPort)",
            "advertised.listeners": "PLAINTEXT://127.0.0.1:\(port),PROXIED://127.0.0.1:\(advertisedPort)",
            "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT",
            "inter.broker.listener.name": "PLAINTEXT",
        ]
    }
}
