import Configuration
import Diagnostics
import Foundation
import Testing

/// The pages that people read, held against the declarations that the program reads.
@Suite struct DocumentationTests {
    private func page(_ path: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test func thePageOfTheConfigurationHasARowForEverySetting() throws {
        let page = try page("docs/configuration.md")
        for key in ServiceConfiguration.keys {
            let type = key.type.replacingOccurrences(of: "|", with: "\\|")
            let value =
                key.defaultText.contains(" ") && !key.defaultText.contains("iB")
                ? key.defaultText : "`\(key.defaultText)`"
            let row = "| `\(key.path)` | \(type) | \(key.defaultText.isEmpty ? "" : value) | \(key.help) |"
            #expect(page.contains(row + "\n"), "\(row)")
        }
    }

    @Test func thePageOfTheConfigurationNamesWhatAnInputAndAClientMaySay() throws {
        let page = try page("docs/configuration.md")
        let words =
            ServiceConfiguration.inputKeys + ServiceConfiguration.mapFields + ServiceConfiguration.clientSettings
        for word in words { #expect(page.contains("`\(word)`"), "\(word)") }
        for name in ["SWITCHBOARD_KAFKA_SASL_PASSWORD", "SWITCHBOARD_KAFKA_TLS_KEY_PASSWORD"] {
            #expect(page.contains("`\(name)`"))
        }
    }

    @Test func thePageOfTheDiagnosticsExplainsEveryCode() throws {
        let page = try page("docs/diagnostics.md")
        for code in ConfigurationCode.allCases {
            #expect(page.contains("| \(code.rawValue) | "), "\(code.rawValue)")
        }
    }

    /// In switchboard.yaml every setting is commented out by `# `, explanations by `## `.
    @Test func theShippedFileShowsEverySettingAtItsDefault() throws {
        let shipped = try page("switchboard.yaml")
        let shown = shipped.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("# ") ? String(line.dropFirst(2)) : String(line)
        }.joined(separator: "\n")
        let files = [
            "/etc/switchboard/ca.pem": "x", "/etc/switchboard/client.pem": "x", "/etc/switchboard/client.key": "x",
            "/etc/switchboard/client.key-password": "x\n", "/etc/switchboard/kafka-password": "x\n",
        ]
        func load(_ text: String) -> LoadedConfiguration {
            let name = ServiceConfiguration.defaultFile
            return ServiceConfiguration.load(file: name, host: host(files: files.merging([name: text]) { $1 }))
        }
        #expect(rendered(load(shipped)).isEmpty)
        #expect(rendered(load(shown)).isEmpty)
        var value = try #require(load(shown).configuration)
        let defaults = try #require(load("").configuration)
        #expect(value.kafka.tls?.keyPassword != nil && value.kafka.sasl != nil && value.kafka.client.count == 2)
        #expect(value.instance == .init(name: "switchboard-1", isNamed: true))
        (value.instance, value.kafka, value.inputs) = (defaults.instance, defaults.kafka, defaults.inputs)
        #expect("\(value)" == "\(defaults)")
        for key in ServiceConfiguration.keys {
            let name = key.path.split(separator: ".").last ?? ""
            #expect(shown.contains("\(name):"), "\(key.path)")
        }
    }
}
