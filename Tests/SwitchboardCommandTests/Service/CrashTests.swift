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
    /// One of its limits as the kernel has it: the soft one.
    fileprivate func limit(_ name: String) throws -> String? {
        let limits = try String(contentsOfFile: "/proc/\(processID)/limits", encoding: .utf8)
        let line = limits.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.dropFirst(name.count).split(separator: " ").first.map(String.init)
    }
}
