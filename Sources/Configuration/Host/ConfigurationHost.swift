import Foundation
import Glibc

/// What a configuration asks of the machine it is read on; tests give their own.
public struct ConfigurationHost: Sendable {
    /// A file's bytes with its permission bits.
    public struct File: Sendable {
        /// The bytes.
        public var bytes: [UInt8]
        /// `st_mode & 0o777`.
        public var permissions: Int

        /// A file by its parts.
        public init(bytes: [UInt8], permissions: Int = 0o600) {
            self.bytes = bytes
            self.permissions = permissions
        }
    }

    /// Why a file can't be read, in words.
    public struct FileError: Error, Sendable {
        /// Whether there is no such file.
        public var isMissing: Bool
        /// The system's words.
        public var reason: String

        /// An error by its parts.
        public init(isMissing: Bool, reason: String) {
            self.isMissing = isMissing
            self.reason = reason
        }
    }

    /// The environment's variables.
    public var environment: [String: String]
    /// The host's name.
    public var hostName: String
    /// The cores that the process may use.
    public var cores: Int
    /// Reads a file whole.
    public var read: @Sendable (_ path: String) -> Result<File, FileError>

    /// A machine by its parts.
    public init(
        environment: [String: String], hostName: String, cores: Int,
        read: @escaping @Sendable (_ path: String) -> Result<File, FileError>
    ) {
        self.environment = environment
        self.hostName = hostName
        self.cores = cores
        self.read = read
    }

    /// The machine this process runs on.
    public static var current: ConfigurationHost {
        ConfigurationHost(
            environment: ProcessInfo.processInfo.environment, hostName: currentHostName(),
            cores: CPUAllowance.current.cores, read: readFile)
    }

    private static func currentHostName() -> String {
        var name = [CChar](repeating: 0, count: 256)  // HOST_NAME_MAX is 64 on Linux
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Nothing that a configuration names is larger; a device or pipe must not be read without end.
    private static let fileBytesMax = 4 << 20

    private static func readFile(_ path: String) -> Result<File, FileError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return .failure(lastError()) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(lastError()) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return .failure(FileError(isMissing: false, reason: "Not a regular file"))
        }
        guard let data = try? handle.read(upToCount: fileBytesMax) ?? Data() else { return .failure(lastError()) }
        return .success(File(bytes: Array(data), permissions: Int(status.st_mode & 0o777)))
    }

    private static func lastError() -> FileError {
        let code = errno
        return FileError(isMissing: code == ENOENT, reason: String(cString: strerror(code)))
    }
}
