import Configuration
import Foundation
import RuleBooks
import SwitchboardService
import Testing

/// Plans of the shipped rules with a configuration given as YAML.
enum TopicBench {
    static let rules = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "rules")

    /// Compiled once: it is the same for all tests.
    static let book = RuleBook.load(directory: rules.path).book

    static func configuration(_ yaml: String) throws -> ServiceConfiguration {
        let host = ConfigurationHost(environment: [:], hostName: "host", cores: 1) { _ in
            .failure(ConfigurationHost.FileError(isMissing: true, reason: "there are no files"))
        }
        let load = ServiceConfiguration.read(Array(yaml.utf8), file: "test.yaml", host: host)
        return try #require(load.configuration, "\(load.diagnostics.map(\.message))")
    }

    static func plan(_ yaml: String = "") throws -> TopicPlan {
        try TopicPlan(configuration: configuration(yaml), ruleBook: #require(book))
    }

    static func access(_ yaml: String) throws -> AccessPlan {
        try AccessPlan(plan: plan(yaml), configuration: configuration(yaml), principal: "User:test")
    }
}
