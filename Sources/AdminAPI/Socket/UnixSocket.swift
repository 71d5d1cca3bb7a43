import Glibc

/// A stream socket of the Unix domain. Owns its descriptor and closes it.
final class UnixSocket: Sendable {
    let descriptor: Int32

    /// What `sockaddr_un` holds, less the byte that ends it.
    static let pathBytesMax = 107

    /// Takes over a descriptor.
    init(owning descriptor: Int32) { self.descriptor = descriptor }

    /// A socket that is not bound or connected. None of its calls blocks: a process that stands still must not hold up another.
    init(path: String) throws(ControlSocketError) {
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        descriptor = socket(AF_UNIX, Int32(kind), 0)
        guard descriptor >= 0 else { throw .system(call: "socket", path: path, errno: errno) }
    }

    deinit { close(descriptor) }

    /// Calls `body` with the address of a path.
    static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(ControlSocketError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count <= pathBytesMax else { throw .pathTooLong(path) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// A connection to whoever serves a path.
    static func connect(to path: String) throws(ControlSocketError) -> UnixSocket {
        let socket = try UnixSocket(path: path)
        let result = try withAddress(path) { Glibc.connect(socket.descriptor, $0, $1) }
        guard result != 0 else { return socket }
        if errno == ENOENT || errno == ECONNREFUSED { throw .nobody(path) }
        if errno == EAGAIN { throw .noAnswer(path) }  // more wait already than it takes: it stands still
        throw .system(call: "connect", path: path, errno: errno)
    }

    /// Reads up to a line end, which is not given; nil where it does not come within the time and the bytes.
    func readLine(bytesMax: Int, within time: Duration) -> [UInt8]? {
        let deadline = ContinuousClock.now + time
        var line: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while line.count <= bytesMax, awaitEvents(POLLIN, until: deadline) {
            let count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT))
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return nil }
            if let end = chunk[..<count].firstIndex(of: UInt8(ascii: "\n")) {
                line += chunk[..<end]
                return line.count <= bytesMax ? line : nil
            }
            line += chunk[..<count]
        }
        return nil
    }

    /// Writes all bytes; false where the other side does not take them within the time.
    @discardableResult
    func write(_ bytes: [UInt8], within time: Duration) -> Bool {
        let deadline = ContinuousClock.now + time
        var rest = bytes[...]
        while !rest.isEmpty {
            guard awaitEvents(POLLOUT, until: deadline) else { return false }
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Whether something can be read or written before the deadline.
    private func awaitEvents(_ events: Int32, until deadline: ContinuousClock.Instant) -> Bool {
        while true {
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard left > 0 else { return false }
            var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let count = poll(&entry, 1, Int32(min(left + 1, 60_000)))
            if count > 0 { return true }
            if count < 0, errno != EINTR { return false }
        }
    }
}
