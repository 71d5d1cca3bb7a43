import Foundation
import KafkaTestKit

/// A program that runs beside the test, with its output in files. It is killed when this object goes, and when this
/// process ends in any way.
final class ChildProcess {
    private let process = Process()
    private let folder: URL
    /// Our end of a pipe that a guard reads: it kills the program when the pipe ends without a word from us.
    private let lifeline: FileHandle
    private let guardian = Process()

    /// Starts it. Of this process's environment it gets where programs and libraries are, and `environment`.
    init(
        _ arguments: [String], executable: URL = Executable.url, environment: [String: String] = [:],
        stdin: String = "", directory: URL = Executable.package
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("child-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, content) in [("in", stdin), ("out", ""), ("err", "")] {
            try Data(content.utf8).write(to: folder.appendingPathComponent(name))
        }
        let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "LD_LIBRARY_PATH"].contains($0.key) }
        process.executableURL = executable
        process.arguments = arguments
        process.environment = inherited.merging(environment) { $1 }
        process.currentDirectoryURL = directory
        process.standardInput = try FileHandle(forReadingFrom: folder.appendingPathComponent("in"))
        process.standardOutput = try FileHandle(forWritingTo: folder.appendingPathComponent("out"))
        process.standardError = try FileHandle(forWritingTo: folder.appendingPathComponent("err"))
        try process.run()
        let pipe = Pipe()
        lifeline = pipe.fileHandleForWriting
        _ = fcntl(lifeline.fileDescriptor, F_SETFD, FD_CLOEXEC)  // no other child may keep it open
        guardian.executableURL = URL(fileURLWithPath: "/bin/sh")
        guardian.arguments = ["-c", "read word && exit; kill -KILL \(process.processIdentifier)"]
        guardian.standardInput = pipe.fileHandleForReading
        try guardian.run()
    }

    deinit {
        signal(SIGKILL)
        process.waitUntilExit()
        try? lifeline.write(contentsOf: Data("over\n".utf8))
        try? lifeline.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Everything it has written to standard output so far.
    var stdout: String { text("out") }
    /// Everything it has written to standard error so far.
    var stderr: String { text("err") }
    /// Whether it has not ended.
    var isRunning: Bool { process.isRunning }

    /// Its process, for what /proc says of it.
    var processID: Int32 { process.processIdentifier }

    /// Sends a signal, if it still runs.
    func signal(_ number: Int32) {
        if process.isRunning { kill(process.processIdentifier, number) }
    }

    /// Its exit code once it has ended; 128 and the signal's number where a signal ended it.
    func exitCode(within seconds: Double) throws -> Int32 {
        do { try awaitCondition("it ends", within: seconds) { !process.isRunning } } catch {
            throw ConditionNotMet(description: "\(error): \(process.arguments ?? [])\n\(stderr.suffix(4_000))")
        }
        return process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    }

    /// Waits until it has written `text` to standard error.
    func awaitLog(_ text: String, within seconds: Double = 20) throws {
        try awaitCondition("it logs \(text)", within: seconds) {
            if stderr.contains(text) { return true }
            guard process.isRunning else {
                throw ConditionNotMet(description: "ended before it logged \(text):\n\(stderr.suffix(4_000))")
            }
            return false
        }
    }

    /// What it holds in memory, in MiB.
    var residentMiB: Int {
        let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let kibibytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
        return (kibibytes ?? 0) / 1024
    }

    private func text(_ name: String) -> String {
        let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
