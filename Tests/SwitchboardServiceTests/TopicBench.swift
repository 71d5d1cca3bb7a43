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
        return try #require(load.configuration)
    }

    static func plan(_ yaml: String = "") throws -> TopicPlan {
        let book = try #require(book)
        return TopicPlan(configuration: try configuration(yaml), ruleBook: book)
    }

    static func access(_ yaml: String) throws -> AccessPlan {
        let plan = try plan(yaml)
        return AccessPlan(plan: plan, configuration: try configuration(yaml), principal: "User:test")
    }
}
