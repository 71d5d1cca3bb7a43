import Foundation

/// The executable that was built with the tests, run as a process of its own.
enum Executable {
    /// How a run ended.
    struct Outcome {
        /// The exit code; 128 and the signal's number where a signal ended it.
        let status: Int32
        /// All of standard output.
        let stdout: String
        /// All of standard error.
        let stderr: String

        /// The lines of standard output.
        var lines: [String] { stdout.split(separator: "\n").map(String.init) }
    }

    /// It stands beside the test bundle.
    static let url: URL = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
        let folders = [
            bundle.bundleURL.deletingLastPathComponent(),
            URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
        ]
        let places = folders.map { $0.appendingPathComponent("switchboard") }
        return places.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? places[0]
    }()

    /// The package's folder, which holds `rules` and `docs`.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Where its libraries are, where that is not the system's own place.
    private static let libraries = ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }

    /// Runs it to its end. The environment is added to an empty one but for the paths of programs and libraries; `stdin` is
    /// all of standard input.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], stdin: String = "", directory: URL = package
    ) throws -> Outcome {
        try run(arguments, environment: environment, stdin: Data(stdin.utf8), directory: directory)
    }

    /// The same with standard input in bytes.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], stdin: Data, directory: URL = package
    ) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, not pipes: nothing has to be read while it runs, however much it writes.
        let (input, output, errors) = ("stdin", "stdout", "stderr")
        for name in [input, output, errors] {
            try (name == input ? stdin : Data()).write(to: folder.appendingPathComponent(name))
        }
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(libraries) { $1 }.merging(environment) { $1 }
        process.currentDirectoryURL = directory
        process.standardInput = try FileHandle(forReadingFrom: folder.appendingPathComponent(input))
        process.standardOutput = try FileHandle(forWritingTo: folder.appendingPathComponent(output))
        process.standardError = try FileHandle(forWritingTo: folder.appendingPathComponent(errors))
        try process.run()
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: process.terminationStatus + (isSignal ? 128 : 0),
            stdout: String(decoding: try Data(contentsOf: folder.appendingPathComponent(output)), as: UTF8.self),
            stderr: String(decoding: try Data(contentsOf: folder.appendingPathComponent(errors)), as: UTF8.self))
    }
}
