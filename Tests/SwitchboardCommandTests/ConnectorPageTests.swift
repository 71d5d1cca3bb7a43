import Foundation
import Testing

/// The command lines of docs/connectors are true: each classifies its page's example.
@Suite struct ConnectorPageTests {
    private static let folder = Executable.package.appendingPathComponent("docs/connectors")

    @Test(
        arguments: [
            ("sms", "transportation", "SM4f0c9a1e55"), ("email", "academics", "<20260210150405.77@mail.example.org>"),
            ("voicemail", "transportation", "88410027"), ("web", "safety", "53117"),
            ("chat", "hr", "7f1c2d3e-0b1a-4c55-9d6e-8a7b6c5d4e3f"),
            ("social", nil, "/listening/district mention-90210"),
        ] as [(String, String?, String)])
    func theLineOnThePageClassifiesItsExample(channel: String, topic: String?, id: String) throws {
        let page = try String(contentsOf: Self.folder.appendingPathComponent("\(channel).md"), encoding: .utf8)
        let line = try #require(page.split(separator: "\n").first { $0.contains("switchboard classify") })
        let shell = Process()
        let (output, errors) = (Pipe(), Pipe())
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", String(line)]
        shell.environment = ["PATH": "\(Executable.url.deletingLastPathComponent().path):/usr/bin:/bin"]
        shell.currentDirectoryURL = Self.folder
        (shell.standardOutput, shell.standardError) = (output, errors)
        try shell.run()
        shell.waitUntilExit()
        #expect(String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).isEmpty)
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let decision = try ClassifyTests.object(text)
        #expect(shell.terminationStatus == 0)
        #expect(decision["id"] as? String == id)
        #expect(decision["error"] == nil)
        if let topic { #expect(decision["topic"] as? String == topic) }
    }
}
