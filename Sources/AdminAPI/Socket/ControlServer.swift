import Dispatch
import Glibc
import Synchronization

/// Serves a control socket: one line of request, one line of answer, then the connection is closed. Never waits for a client
/// where anything else could be done.
public final class ControlServer: @unchecked Sendable {
    // Unchecked for `source` alone, which Dispatch lets any thread cancel.
    /// Gives the answer to a request's line, its line end included.
    public typealias Handler = @Sendable ([UInt8]) async -> [UInt8]

    private let path: String
    private let inode: ino_t
    private let listener: UnixSocket
    private let source: any DispatchSourceRead
    private let handler: Handler
    private let open = Atomic<Int>(0)
    private let executor = QueueExecutor()

    /// Connections at once; more are closed unanswered, so that nobody can take all threads.
    static let connectionsMax = 8
    /// For the request's line: it is written in one go.
    static let requestTime = Duration.seconds(2)
    /// For a client to take the answer.
    static let answerTime = Duration.seconds(5)

    /// Listens at a path, for this user alone. A socket there that nobody serves is replaced.
    ///
    /// - Throws: where a process serves it, or the system refuses it.
    public init(path: String, handler: @escaping Handler) throws(ControlSocketError) {
        try Self.checkFree(path)
        let listener = try UnixSocket(path: path)
        // Bound aside and renamed: nobody can connect before it is closed to others, and a stale one goes in the same moment.
        let aside = "\(path).new"
        guard aside.utf8.count <= UnixSocket.pathBytesMax else { throw .pathTooLong(path) }
        unlink(aside)
        guard try UnixSocket.withAddress(aside, { bind(listener.descriptor, $0, $1) }) == 0 else {
            throw .system(call: "bind", path: aside, errno: errno)
        }
        var status = stat()
        guard chmod(aside, 0o600) == 0, stat(aside, &status) == 0, listen(listener.descriptor, 16) == 0,
            rename(aside, path) == 0
        else {
            let code = errno
            unlink(aside)
            throw .system(call: "listen on", path: path, errno: code)
        }
        self.path = path
        self.listener = listener
        self.handler = handler
        inode = status.st_ino
        source = DispatchSource.makeReadSource(fileDescriptor: listener.descriptor, queue: .global())
        // Closed when nobody looks at it any more.
        source.setCancelHandler { [listener] in withExtendedLifetime(listener) {} }
        source.setEventHandler { [weak self] in self?.accept() }
        source.resume()
    }

    /// Stops listening and removes the socket, unless another has taken its place.
    public func stop() {
        source.cancel()
        var status = stat()
        if lstat(path, &status) == 0, status.st_ino == inode { unlink(path) }
    }

    private static func checkFree(_ path: String) throws(ControlSocketError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path) }
        do throws(ControlSocketError) { _ = try UnixSocket.connect(to: path) } catch {
            switch error {
            case .nobody: return
            case .noAnswer: throw .live(path)
            default: throw error
            }
        }
        throw .live(path)
    }

    private func accept() {
        let descriptor = Glibc.accept(listener.descriptor, nil, nil)
        guard descriptor >= 0 else { return }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let connection = UnixSocket(owning: descriptor)
        guard open.add(1, ordering: .relaxed).newValue <= Self.connectionsMax else {
            open.subtract(1, ordering: .relaxed)
            return
        }
        DispatchQueue.global().async { [self] in
            guard let line = connection.readLine(bytesMax: ControlLine.requestBytesMax, within: Self.requestTime) else {
                open.subtract(1, ordering: .relaxed)
                return
            }
            Task(executorPreference: executor) { [self] in
                let answer = await handler(line)
                DispatchQueue.global().async { [self] in
                    connection.write(answer, within: Self.answerTime)
                    open.subtract(1, ordering: .relaxed)
                }
            }
        }
    }
}
