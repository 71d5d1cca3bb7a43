import Glibc

/// Why a control socket can't be served or asked.
public enum ControlSocketError: Error, Equatable, CustomStringConvertible {
    /// A process serves it already.
    case live(String)
    /// Something else than a socket stands there.
    case notASocket(String)
    /// The path is longer than a socket's address holds.
    case pathTooLong(String)
    /// Nobody serves it.
    case nobody(String)
    /// No answer in time, or half of one.
    case noAnswer(String)
    /// A call of the system failed.
    case system(call: String, path: String, errno: Int32)

    /// What is wrong and what to do, in one sentence without a full stop.
    public var description: String {
        switch self {
        case .live(let path):
            "another process serves the control socket \(path): give each its own state_directory or control_socket"
        case .notASocket(let path): "\(path) is there and is no socket: name another control_socket"
        case .pathTooLong(let path):
            "the path of the control socket is longer than \(UnixSocket.pathBytesMax - 4) bytes: name a shorter control_socket than \(path)"
        case .nobody(let path): "no service answers on the control socket \(path)"
        case .noAnswer(let path):
            "the service on the control socket \(path) gave no answer in time, or stopped before it did"
        case .system(let call, let path, let errno): "\(call) \(path): \(String(cString: strerror(errno)))"
        }
    }
}
