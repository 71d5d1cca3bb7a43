import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// What a crash leaves behind: nothing that people wrote.
    @Suite struct CrashTests {
        @Test(arguments: [SIGABRT, SIGSEGV, SIGBUS, SIGQUIT])
        func aCrashLeavesNeitherACoreNorABacktrace(signal: Int32) throws {
            let folder = try WorkFolder()
            let service = try shell("exec \(Executable.url.path) run --embedded-broker", in: folder)
            try service.awaitLog("Partitions assigned")
            #expect(try service.limit("Max core file size") == "0")
            service.signal(signal)
            #expect(try service.exitCode(within: 20) == 128 + signal)
            #expect(try cores(in: folder) == [])
            #expect(!service.stderr.contains("Program crashed"))
            #expect(!service.stderr.contains("Registers"))
        }

        /// The same start of another program leaves a core where the kernel writes them into the working directory: so the
        /// test above is able to fail.
        @Test(.enabled(if: CrashTests.kernelWritesFiles, "the kernel hands cores to a program here"))
        func anotherProgramLeavesACoreThere() throws {
            let folder = try WorkFolder()
            let other = try shell("echo ready >&2; exec sleep 60", in: folder)
            try other.awaitLog("ready")
            try awaitCondition("sleep runs") { other.commandName == "sleep" }
            other.signal(SIGABRT)
            #expect(try other.exitCode(within: 20) == 128 + SIGABRT)
            #expect(try cores(in: folder).count == 1)
        }

        private static let kernelWritesFiles: Bool = {
            let pattern = try? String(contentsOfFile: "/proc/sys/kernel/core_pattern", encoding: .utf8)
            return pattern.map { !$0.contains("|") && !$0.contains("/") } ?? false
        }()

        /// Starts a command where nothing limits cores, in a folder of its own with the shipped rules.
        private func shell(_ command: String, in folder: WorkFolder) throws -> ChildProcess {
            try folder.write("rules: \(Executable.package.path)/rules\n", to: "switchboard.yaml")
            return try ChildProcess(
                ["-c", "ulimit -c unlimited; \(command)"], executable: URL(fileURLWithPath: "/bin/sh"),
                directory: folder.url)
        }

        private func cores(in folder: WorkFolder) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix("core") }
        }
    }
}

extension ChildProcess {
    /// The program that it runs by now.
    fileprivate var commandName: String? {
        try? String(contentsOfFile: "/proc/\(processID)/comm", encoding: .utf8).trimmingCharacters(in: .newlines)
    }

    /// One of its limits as the kernel has it: the soft one.
    fileprivate func limit(_ name: String) throws -> String? {
        let limits = try String(contentsOfFile: "/proc/\(processID)/limits", encoding: .utf8)
        let line = limits.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.dropFirst(name.count).split(separator: " ").first.map(String.init)
    }
}
