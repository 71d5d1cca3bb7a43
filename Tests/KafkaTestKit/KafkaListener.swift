/// A listener of a node besides the plain one and the controller's: on a free port, advertised as `localhost`.
public struct KafkaListener: Sendable {
    /// Its name, in capitals; `PLAINTEXT` and `CONTROLLER` are taken.
    public var name: String
    /// Kafka's word: `SSL`, `SASL_SSL`, `SASL_PLAINTEXT`.
    public var securityProtocol: String
    /// Settings of this listener alone, such as `ssl.client.auth`.
    public var settings: [String: String]

    /// A listener by its parts.
    public init(_ name: String, _ securityProtocol: String, settings: [String: String] = [:]) {
        self.name = name
        self.securityProtocol = securityProtocol
        self.settings = settings
    }

    /// The settings of `server.properties` that make them; none where there are none.
    static func settings(
        of listeners: [KafkaListener], servers: [String: String], port: UInt16, controllerPort: UInt16
    ) -> [String: String] {
        guard !listeners.isEmpty else { return [:] }
        let own = listeners.map { "\($0.name)://\(servers[$0.name] ?? "")" }
        let plain = "PLAINTEXT://127.0.0.1:\(port)"
        var settings = [
            "listeners": ([plain, "CONTROLLER://127.0.0.1:\(controllerPort)"] + own).joined(separator: ","),
            "advertised.listeners": ([plain] + own).joined(separator: ","),
            "listener.security.protocol.map":
                (["CONTROLLER:PLAINTEXT", "PLAINTEXT:PLAINTEXT"] + listeners.map { "\($0.name):\($0.securityProtocol)" })
                .joined(separator: ","),
        ]
        for listener in listeners {
            for (name, value) in listener.settings {
                settings["listener.name.\(listener.name.lowercased()).\(name)"] = value
            }
        }
        return settings
    }
}
