import Foundation
import KafkaTestKit
import Synchronization

/// One drain while the rules change again and again, or as they are.
struct SwapRun {
    let site: Site
    let messages: Int
    /// Seconds between a reload's answer and the next edit.
    let pause: Double

    /// What came of it: the drain, and how long each edit took from saving the file to the service's answer.
    func run(isSwapping: Bool) throws -> (drain: DrainResult, reloads: [Double]) {
        let rules = site.folder.appendingPathComponent("rules")
        try? FileManager.default.removeItem(at: rules)
        try FileManager.default.copyItem(
            atPath: "\(FileManager.default.currentDirectoryPath)/rules", toPath: rules.path)
        let contender = Contender.switchboard(
            isExactlyOnce: true, workers: 1, input: Site.input, rules: rules.path)
        let editor = Editor(rules: rules, socket: site.folder.appendingPathComponent("state/control.sock").path)
        let thread = Thread { [pause] in editor.run(pause: pause) }
        var hasBegun = false
        let drain = try Drain(site: site, input: Site.input, messages: messages).run(contender) { count in
            if count >= messages { editor.stop() }
            guard isSwapping, !hasBegun, count > 0 else { return }
            hasBegun = true
            thread.start()
        }
        editor.stop()
        return (drain, try editor.reloads())
    }
}

/// Edits a file and asks for a reload, again and again, on a thread of its own.
private final class Editor: Sendable {
    private struct State {
        var reloads: [Double] = []
        var failure: String?
    }

    private let rules: URL
    private let socket: String
    private let isStopping = Atomic<Bool>(false)
    private let state = Mutex(State())

    init(rules: URL, socket: String) {
        self.rules = rules
        self.socket = socket
    }

    func stop() { isStopping.store(true, ordering: .relaxed) }

    /// The seconds of each; throws where one was not loaded.
    func reloads() throws -> [Double] {
        let state = state.withLock { $0 }
        if let failure = state.failure { throw ConditionNotMet(description: "a reload failed: \(failure)") }
        return state.reloads
    }

    func run(pause: Double) {
        var number = 0
        while !isStopping.load(ordering: .relaxed) {
            number += 1
            do {
                let seconds = try edit(number)
                state.withLock { $0.reloads.append(seconds) }
            } catch {
                // A service that has stopped meanwhile answers no more.
                guard !isStopping.load(ordering: .relaxed) else { return }
                state.withLock { $0.failure = "\(error)" }
                return
            }
            Thread.sleep(forTimeInterval: pause)  // the pace of the edits
        }
    }

    private func edit(_ number: Int) throws -> Double {
        let file = rules.appendingPathComponent("hr.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let text = lines.filter { !$0.hasPrefix("# edit ") }.joined(separator: "\n") + "# edit \(number)\n"
        let savedAt = ContinuousClock.now
        try Data(text.utf8).write(to: file, options: .atomic)
        let process = Process()
        process.executableURL = Site.program("switchboard")
        process.arguments = ["reload", "--socket", socket]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ConditionNotMet(description: "switchboard reload ended with \(process.terminationStatus)")
        }
        return (ContinuousClock.now - savedAt) / .seconds(1)
    }
}
