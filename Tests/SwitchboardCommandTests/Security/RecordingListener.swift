import Foundation
import Synchronization

/// Listens on loopback, keeps what each connection says first, answers with something that is not TLS, and closes.
final class RecordingListener: Sendable {
    let port: UInt16
    private let descriptor: Int32
    private let connections = Mutex<[[UInt8]]>([])
    private let isOver = DispatchSemaphore(value: 0)

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listens = withUnsafeMutablePointer(to: &address) { [descriptor] in
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard listens else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { self.serve() }
    }

    /// Ends it; gives what each connection said.
    func end() -> [[UInt8]] {
        shutdown(descriptor, Int32(SHUT_RDWR))
        isOver.wait()
        close(descriptor)
        return connections.withLock { $0 }
    }

    private func serve() {
        while true {
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { break }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = recv(connection, &bytes, bytes.count, 0)
            if count > 0 { connections.withLock { $0.append(Array(bytes.prefix(count))) } }
            let answer = Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)
            _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
            close(connection)
        }
        isOver.signal()
    }
}
