import Configuration
import Foundation
import Testing

/// The files of `Broken` with what is shown of each, as one would see it. `RECORD_BROKEN=1 swift test --filter BrokenTests` writes
/// the expected texts anew; read the difference before committing it.
@Suite struct BrokenTests {
    private static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Broken")

    static var names: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: source.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    @Test(arguments: names) func aBrokenConfigurationIsExplained(_ name: String) throws {
        let text = try String(contentsOf: Self.source.appending(path: "\(name).yaml"), encoding: .utf8)
        let loaded = load(text, environment: environment(text))
        let shown = rendered(loaded)
        #expect(loaded.configuration == nil)
        #expect(!shown.contains("hunter2"), "a secret is shown")
        let expected = Self.source.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_BROKEN"] == "1" {
            try shown.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(try shown == String(contentsOf: expected, encoding: .utf8))
    }

    @Test func thereAreManyBrokenConfigurations() { #expect(Self.names.count >= 40) }

    /// Variables that the file's comments name: `# environment: NAME=value`.
    private func environment(_ text: String) -> [String: String] {
        var environment: [String: String] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("# environment: ") {
            let parts = line.dropFirst(15).split(separator: "=", maxSplits: 1)
            if parts.count == 2 { environment[String(parts[0])] = String(parts[1]) }
        }
        return environment
    }
}
