import Foundation
import Synchronization

/// One client's connection and the one to its broker, with a thread for each direction that hands frames on.
final class ProxyConnection: Sendable {
    /// Kafka's own limit of a request (`socket.request.max.bytes`).
    private static let frameBytesMax = 104_857_600

    private let client: Socket
    private let broker: Socket
    /// What is to happen to answers that are under way, by their correlation ids.
    private let answers = Mutex<[Int32: ProxyFault.Action]>([:])
    /// Signalled once the connection was cut, so that nothing is held any longer.
    private let cutSignal = DispatchSemaphore(value: 0)
    /// Gives what happens to a request, and counts it as done.
    private let fault: @Sendable (RequestHeader) -> ProxyFault.Action?
    private let onEnd: @Sendable (ProxyConnection) -> Void

    init(
        client: Socket, broker: Socket, fault: @escaping @Sendable (RequestHeader) -> ProxyFault.Action?,
        onEnd: @escaping @Sendable (ProxyConnection) -> Void
    ) {
        self.client = client
        self.broker = broker
        self.fault = fault
        self.onEnd = onEnd
    }

    func start() {
        Thread.detachNewThread { [self] in
            forwardRequests()
            cut()
            onEnd(self)
        }
        Thread.detachNewThread { [self] in
            forwardAnswers()
            cut()
        }
    }

    func cut() {
        client.shut()
        broker.shut()
        cutSignal.signal()
    }

    private func forwardRequests() {
        while let frame = Self.frame(from: client), let header = RequestHeader(frame) {
            switch fault(header) {
            case .dropRequest: continue
            case .holdRequest(let milliseconds): hold(milliseconds)
            case .some(let action): answers.withLock { $0[header.correlation] = action }
            case nil: break
            }
            guard Self.send(frame, to: broker) else { return }
        }
    }

    private func forwardAnswers() {
        while let frame = Self.frame(from: broker), frame.count >= 4 {
            switch answers.withLock({ $0.removeValue(forKey: frame.bigEndianInt32(at: 0)) }) {
            case .dropAnswer: continue
            case .cutInsteadOfAnswer: return
            case .holdAnswer(let milliseconds): hold(milliseconds)
            case .dropRequest, .holdRequest, nil: break
            }
            guard Self.send(frame, to: client) else { return }
        }
    }

    private func hold(_ milliseconds: Int) {
        // Whoever comes next must see the signal too.
        if cutSignal.wait(timeout: .now() + .milliseconds(milliseconds)) == .success { cutSignal.signal() }
    }

    /// A frame without its size; nil where the connection ends.
    private static func frame(from socket: Socket) -> [UInt8]? {
        guard let size = socket.read(4).map({ Int($0.bigEndianInt32(at: 0)) }), (0...frameBytesMax).contains(size)
        else { return nil }
        return size == 0 ? [] : socket.read(size)
    }

    private static func send(_ frame: [UInt8], to socket: Socket) -> Bool {
        let size = UInt32(frame.count)
        return socket.write(
            [
                UInt8(truncatingIfNeeded: size >> 24), UInt8(truncatingIfNeeded: size >> 16),
                UInt8(truncatingIfNeeded: size >> 8), UInt8(truncatingIfNeeded: size),
            ] + frame)
    }
}
