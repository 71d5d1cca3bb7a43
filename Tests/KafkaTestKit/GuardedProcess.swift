import Foundation

/// A child process that can't outlive this one. Its parent is a shell that waits on a pipe from us: when the pipe ends, because
/// we released the child or because we died in any way, the shell kills the child. If we died it removes the directory
/// too. As the child's parent, which never reaps it, it keeps the process id from being used anew until then.
public struct GuardedProcess: Sendable {
    private static let script = """
        log=$1 directory=$2; shift 2
        exec 2>>"$log"
        "$@" </dev/null >&2 &
        child=$!
        echo $child
        read word
        kill -KILL $child
        [ "$word" = keep ] && exit
        for attempt in 1 2 3 4 5; do
            rm -rf "$directory" && exit
            sleep 0.2
        done
        """

    /// Its id, which nobody else has until `release`.
    public let processID: Int32
    /// Our end of the pipe. No child inherits it, so it ends with us.
    private let lifeline: Int32

    /// Starts a command; what it writes is added to `log`. `directory` is removed if we die.
    public init(_ command: [String], log: String, directory: String) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        lifeline = ends[1]
        _ = fcntl(lifeline, F_SETFD, FD_CLOEXEC)
        let output = Pipe()
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", Self.script, "sh", log, directory] + command
        shell.standardInput = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        shell.standardOutput = output
        try shell.run()
        // Its first line, written at once.
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let id = Int32(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            close(lifeline)
            throw POSIXError(.ECHILD)
        }
        processID = id
    }

    /// Whether it is there and no zombie.
    public var isRunning: Bool { state.map { $0 != UInt8(ascii: "Z") } ?? false }

    /// Whether a signal has stopped it, so that it waits for SIGCONT.
    public var isStopped: Bool { state == UInt8(ascii: "T") }

    /// The letter of its state in /proc; nil where it is gone.
    private var state: UInt8? {
        guard let status = FileManager.default.contents(atPath: "/proc/\(processID)/stat"),
            let end = status.lastIndex(of: UInt8(ascii: ")")), status.count > end + 2
        else { return nil }
        return status[end + 2]
    }

    /// Kills it if it still runs, and ends the guard. The directory stays.
    public func release() {
        let word = Array("keep\n".utf8)
        _ = word.withUnsafeBytes { write(lifeline, $0.baseAddress, $0.count) }
        close(lifeline)
    }
}
