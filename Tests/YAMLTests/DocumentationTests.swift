import Foundation
import Testing
import YAML

@Suite struct DocumentationTests {
    @Test func thePageOfTheDiagnosticsExplainsEveryCode() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/diagnostics.md"), encoding: .utf8)
        for code in YAMLCode.allCases { #expect(page.contains("| \(code.rawValue) | "), "\(code.rawValue)") }
    }
}
