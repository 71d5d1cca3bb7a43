import Foundation
import KafkaTestKit

/// A router process of the group: started again and again under one name, all its starts in one log.
final class Member {
    let name: String
    let log: URL
    private let folder: RunFolder
    private let configuration: String
    private var process: GuardedProcess?
    private(set) var starts = 0
    private(set) var startedAt = ContinuousClock.now
    /// Since when it stands still; nil while it does not.
    private var pausedAt: ContinuousClock.Instant?

    /// Not started yet. An unnamed one is a member that joins and leaves as others come and go.
    init(_ name: String, isNamed: Bool = true, in folder: RunFolder) throws {
        self.name = name
        self.folder = folder
        configuration = try folder.configuration(instance: isNamed ? name : nil)
        log = folder.url.appendingPathComponent("\(name).log")
    }

    deinit { process?.release() }

    var isRunning: Bool { process?.isRunning == true }

    func start(failpoints: String) throws {
        process?.release()
        starts += 1
        startedAt = .now
        pausedAt = nil
        // Nothing of our own environment but where programs and libraries are.
        let inherited = ["PATH", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"].compactMap { name in
            ProcessInfo.processInfo.environment[name].map { "\(name)=\($0)" }
        }
        process = try GuardedProcess(
            ["env", "-i"] + inherited + [
                "FAILPOINTS=\(failpoints)", Self.executable.path, "run", "--config", configuration,
            ],
            log: log.path, directory: folder.url.path)
    }

    func signal(_ number: Int32) {
        if let process, process.isRunning { kill(process.processID, number) }
    }

    /// Lets it go on where it has stood still for so long.
    func resume(after seconds: Double) {
        guard process?.isStopped == true else { return pausedAt = nil }
        guard let pausedAt else { return self.pausedAt = .now }
        guard ContinuousClock.now - pausedAt > .seconds(seconds) else { return }
        signal(SIGCONT)
    }

    var isPaused: Bool { process?.isStopped == true }

    /// Asks it to stop and waits; kills it where it takes longer than a stop may take.
    func stop() throws {
        signal(SIGCONT)
        signal(SIGTERM)
        defer {
            process?.release()
            process = nil
        }
        try? awaitCondition("\(name) stops", within: 20) { !isRunning }
        signal(SIGKILL)
        try awaitCondition("\(name) ends", within: 5) { !isRunning }
    }

    /// The lines that it has written.
    var lines: [Substring] {
        String(decoding: FileManager.default.contents(atPath: log.path) ?? Data(), as: UTF8.self).split(separator: "\n")
    }

    /// The program stands beside the test bundle.
    static let executable: URL = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
        let folders = [
            bundle.bundleURL.deletingLastPathComponent(),
            URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
        ]
        let places = folders.map { $0.appendingPathComponent("switchboard") }
        return places.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? places[0]
    }()
}
