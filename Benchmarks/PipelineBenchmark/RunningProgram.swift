import Foundation
import KafkaTestKit

/// A contender at work.
final class RunningProgram {
    private let process = Process()
    private let name: String

    init(_ contender: Contender, site: Site, run: String) throws {
        name = contender.name
        let command = try contender.command(site, run)
        // Ends with us, however we end: no loop is left running on a machine that is measured again.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments = ["--pdeathsig", "KILL"] + command
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Throws where it has ended by itself.
    func check() throws {
        guard !process.isRunning else { return }
        throw ConditionNotMet(description: "\(name) ended by itself with \(process.terminationStatus)")
    }

    /// Asks it to stop and waits.
    func stop() throws {
        process.terminate()
        try awaitCondition("\(name) stops", within: 30) { !process.isRunning }
        guard process.terminationStatus == 0 else {
            throw ConditionNotMet(description: "\(name) ended with \(process.terminationStatus)")
        }
    }

    /// Seconds of processor time so far, user and system.
    var processorSeconds: Double {
        // Behind the name in parentheses: field 3 first. 14 and 15 are the times, in ticks.
        guard let text = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return .nan }
        let fields = text[end...].split(separator: " ").dropFirst()
        let times = fields.dropFirst(11).prefix(2).compactMap { Double($0) }
        return times.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The most memory it has held, resident.
    var peakMiB: Double {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
        return (kilobytes ?? .nan) / 1024
    }
}
