import Diagnostics
import Foundation
import RuleBooks
import Testing

/// Books that are wrong, or hold what can't be meant, with what is shown of each as one would see it. A folder of `Golden` holds the
/// files that differ from those of `Golden/sound`; `NAME.absent` leaves one out. `RECORD_GOLDEN=1 swift test --filter GoldenBookTests`
/// writes the expected texts anew; read the difference before committing it.
@Suite struct GoldenBookTests {
    private static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: source.path)) ?? []
        return names.filter { $0 != "sound" && !$0.hasPrefix(".") }.sorted()
    }()

    @Test(arguments: names) func everythingWrongIsExplained(_ name: String) throws {
        let shown = try shown(name)
        let expected = Self.source.appending(path: "\(name)/expected.txt")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try shown.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(try shown == String(contentsOf: expected, encoding: .utf8))
        #expect(!shown.isEmpty)
    }

    @Test func theBookThatTheyDifferFromHasNothingToReport() throws { #expect(try shown("sound") == "") }

    @Test func thereAreManyBooks() { #expect(Self.names.count >= 80) }

    private func shown(_ name: String) throws -> String {
        var files: [String: [UInt8]] = [:]
        for folder in ["sound", name] {
            let url = Self.source.appending(path: folder)
            for file in try FileManager.default.contentsOfDirectory(atPath: url.path) {
                if file.hasSuffix(".absent") {
                    files[String(file.dropLast(7))] = nil
                } else if file != "expected.txt" {
                    files[file] = Array(try Data(contentsOf: url.appending(path: file)))
                }
            }
        }
        let folder = try BookFolder([:])
        for (file, bytes) in files { try folder.write(bytes, to: file) }
        let load = RuleBook.load(directory: folder.path, isLinting: true)
        return DiagnosticRenderer(files: load.files).text(load.diagnostics).replacing(folder.path, with: "rules")
    }
}
