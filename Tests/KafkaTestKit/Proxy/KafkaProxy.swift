import Foundation
import Synchronization

/// Stands between clients and brokers on loopback and knows requests by their kind: cuts connections, loses requests and answers,
/// holds them. Brokers have to advertise its ports, so that clients stay with it.
public final class KafkaProxy: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: ProxyConnection] = [:]
        var faults: [ProxyFault] = []
        var done: [ProxyFault] = []
        var accepted = 0
        var isOpen = true
    }

    /// The port for each broker, in their order.
    public let ports: [UInt16]
    private let listeners: [Socket]
    private let state = Mutex(State())

    /// Listens on a free port for each of so many brokers; connections are refused until `forward` says where to.
    public init(brokers: Int) throws {
        let listening = try (0..<brokers).map { _ in try Socket.listening() }
        listeners = listening.map(\.0)
        ports = listening.map(\.port)
    }

    deinit {
        listeners.forEach { $0.shut() }
        cut()
    }

    /// For `bootstrap.servers`.
    public var bootstrapServers: String { ports.map { "127.0.0.1:\($0)" }.joined(separator: ",") }

    /// Accepts connections from now on, each for the broker of that port's place.
    public func forward(to brokers: [UInt16]) {
        for (listener, broker) in zip(listeners, brokers) {
            Thread.detachNewThread { [weak self] in
                while let client = listener.accept() {
                    guard let self else { return }
                    // Without a broker the client finds its connection closed, as if it had spoken to the broker itself.
                    if isOpen, let upstream = Socket.connected(to: broker) { connect(client, upstream) }
                }
            }
        }
    }

    /// Lets this happen to the next request that it is meant for.
    public func schedule(_ fault: ProxyFault) { state.withLock { $0.faults.append(fault) } }

    /// What was scheduled and has not happened.
    public var scheduled: [ProxyFault] { state.withLock { $0.faults } }

    /// What has happened.
    public var done: [ProxyFault] { state.withLock { $0.done } }

    /// Forgets what was scheduled.
    public func forgetFaults() { state.withLock { $0.faults = [] } }

    /// How many connections there have been.
    public var accepted: Int { state.withLock { $0.accepted } }

    /// Breaks all connections and ends every new one at once, until `open`: to its clients the brokers are away.
    public func close() {
        state.withLock { $0.isOpen = false }
        cut()
    }

    /// Lets clients through again.
    public func open() { state.withLock { $0.isOpen = true } }

    private var isOpen: Bool { state.withLock { $0.isOpen } }

    /// Breaks all connections. Gives how many there were.
    @discardableResult
    public func cut() -> Int {
        let connections = state.withLock { Array($0.connections.values) }
        connections.forEach { $0.cut() }
        return connections.count
    }

    private func connect(_ client: Socket, _ broker: Socket) {
        let connection = ProxyConnection(
            client: client, broker: broker, fault: { [weak self] in self?.takeFault($0) },
            onEnd: { [weak self] connection in
                self?.state.withLock { $0.connections[ObjectIdentifier(connection)] = nil }
            })
        state.withLock {
            $0.connections[ObjectIdentifier(connection)] = connection
            $0.accepted += 1
        }
        connection.start()
    }

    private func takeFault(_ request: RequestHeader) -> ProxyFault.Action? {
        state.withLock { state in
            guard let index = state.faults.firstIndex(where: { $0.matches(request) }) else { return nil }
            let fault = state.faults.remove(at: index)
            state.done.append(fault)
            return fault.action
        }
    }
}
