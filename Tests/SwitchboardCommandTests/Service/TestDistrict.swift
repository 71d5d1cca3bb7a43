import Foundation

/// Rules that come with the project, to be copied for a test.
struct TestDistrict {
    /// Their folder.
    let rules: URL
    /// The end of the name of each Kafka topic that assignments go to.
    let outputs: [String]

    /// Those that a district begins with.
    static let shipped = TestDistrict(
        rules: Executable.package.appendingPathComponent("rules"),
        outputs: ["safety", "transportation", "hr", "academics", "front-office"])

    /// The example of the manual, for tests that load many books: a build for debugging compiles it in a fortieth of the time.
    static let small = TestDistrict(
        rules: Executable.package.appendingPathComponent("docs/examples/small-district"),
        outputs: ["safety", "safety.urgent", "buses", "kitchen", "office"])
}
