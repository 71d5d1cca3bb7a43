// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every Swift target: language mode 6, no warnings, imports that say what they re-export.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableExperimentalFeature("SuppressedAssociatedTypes"),  // protocols whose messages are not copied
    .enableExperimentalFeature("Lifetimes"),  // SE-0446: accessors that lend a Span of what a type owns
]

/// A library module and its tests. `imports` is the table of docs/architecture.md; CI builds with
/// `--explicit-target-dependency-import-check error`, so an import that is not named here does not compile.
func module(
    _ name: String, imports: [String] = [], exclude: [String] = [], defines: [SwiftSetting] = []
) -> Target {
    .target(
        name: name, dependencies: imports.map { .byName(name: $0) }, exclude: exclude,
        swiftSettings: settings + defines)
}

func tests(
    _ name: String, imports: [String], resources: [Resource] = [], defines: [SwiftSetting] = []
) -> Target {
    .testTarget(
        name: name, dependencies: imports.map { .byName(name: $0) }, resources: resources,
        swiftSettings: settings + defines)
}

/// Lets tests have calls of Kafka's clients fail, in debug builds; a release has nothing of it.
let failpoints: [SwiftSetting] = [.define("FAILPOINTS", .when(configuration: .debug))]

let package = Package(
    name: "switchboard",
    products: [.executable(name: "switchboard", targets: ["SwitchboardCommand"])],
    targets: [
        // The two system libraries; C stands nowhere else.
        .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

        // Leaves.
        module("Vectors", defines: [.enableExperimentalFeature("BuiltinModule")]),
        module("JSON", imports: ["Vectors"]),
        module("Matching", imports: ["Vectors"], exclude: ["Folding/make-folding-table.py"]),
        module("Kafka", imports: ["CRdKafka"]),
        module("Diagnostics", imports: ["JSON"]),
        module("YAML", imports: ["CYAML", "Diagnostics"]),
        module("CommandOptions", imports: ["Diagnostics"]),
        module("Telemetry", imports: ["JSON"]),
        module("AdminAPI"),

        // The way of a message.
        module("Inquiries", imports: ["JSON"]),
        module("Classification", imports: ["Matching", "Vectors"]),
        module("Assignments", imports: ["Inquiries", "Classification", "JSON"]),
        module("Configuration", imports: ["YAML", "Diagnostics", "Inquiries"]),
        module("RuleBooks", imports: ["YAML", "Diagnostics", "Inquiries", "Classification", "Assignments"]),
        module(
            "Pipeline", imports: ["Kafka", "Inquiries", "Classification", "Assignments", "Telemetry"],
            defines: failpoints),
        module(
            "SwitchboardService",
            imports: [
                "Pipeline", "RuleBooks", "Configuration", "AdminAPI", "Telemetry", "Kafka", "Diagnostics", "Inquiries",
                "Assignments", "Classification",
            ]),
        .executableTarget(
            name: "SwitchboardCommand",
            dependencies: [
                "SwitchboardService", "Pipeline", "RuleBooks", "Configuration", "AdminAPI", "Telemetry", "Kafka",
                "Diagnostics", "Inquiries", "Assignments", "Classification", "CommandOptions", "JSON", "YAML",
            ],
            swiftSettings: settings),

        // What a message costs, stage by stage: docs/benchmarks.md. Not a product.
        .executableTarget(
            name: "StageBenchmark",
            dependencies: [
                "Pipeline", "RuleBooks", "Diagnostics", "Inquiries", "Classification", "Assignments", "JSON",
                "HostileBooks",
            ],
            path: "Benchmarks/StageBenchmark", swiftSettings: settings),

        // Switchboard against a bare loop in C, on one broker: `make bench`, docs/benchmarks.md. Not products either; the C is the
        // measure, not a part of what is measured.
        .executableTarget(
            name: "BareLoop", dependencies: ["CRdKafka"], path: "Benchmarks/BareLoop"),
        .executableTarget(
            name: "PipelineBenchmark", dependencies: ["CommandOptions", "Kafka", "KafkaTestKit"],
            path: "Benchmarks/PipelineBenchmark", swiftSettings: settings),

        // A real Apache Kafka (when KAFKA_HOME is set) and the embedded broker, for tests.
        .target(name: "KafkaTestKit", dependencies: ["Kafka"], path: "Tests/KafkaTestKit", swiftSettings: settings),
        // The brokers' logs read raw, and the invariants that have to hold in them after any fault.
        .target(
            name: "LogChecking", dependencies: ["Kafka", "KafkaTestKit", "JSON"], path: "Tests/LogChecking",
            swiftSettings: settings),
        tests("LogCheckingTests", imports: ["LogChecking", "Kafka", "KafkaTestKit"]),
        // One random number generator for all tests.
        .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: settings),
        // Records that must do no harm, each with its stated end: for tests and as seeds of the fuzz targets.
        .target(
            name: "BadInputCases", dependencies: ["Inquiries", "KafkaTestKit"], path: "Tests/BadInputCases",
            swiftSettings: settings),
        // Rule books that are half written, broken or built to do harm, each with its stated end: for tests, benchmarks and as seeds.
        .target(
            name: "HostileBooks", dependencies: ["SeededNumbers"], path: "Tests/HostileBooks",
            swiftSettings: settings),
        tests("JSONTests", imports: ["JSON", "SeededNumbers"]),
        // A matcher that tries everything, and random patterns: for tests and fuzz targets.
        .target(
            name: "NaiveMatching", dependencies: ["SeededNumbers"], path: "Tests/NaiveMatching",
            swiftSettings: settings),
        tests("MatchingTests", imports: ["Matching", "NaiveMatching", "SeededNumbers"]),
        tests("CommandOptionsTests", imports: ["CommandOptions"]),
        tests("KafkaTests", imports: ["Kafka", "KafkaTestKit", "CRdKafka"]),
        tests("DiagnosticsTests", imports: ["Diagnostics", "JSON"]),
        tests("YAMLTests", imports: ["YAML", "Diagnostics", "SeededNumbers"]),
        tests("TelemetryTests", imports: ["Telemetry", "JSON"]),
        tests("AdminAPITests", imports: ["AdminAPI"]),
        tests("InquiriesTests", imports: ["Inquiries", "JSON", "SeededNumbers"]),
        tests("ClassificationTests", imports: ["Classification", "Matching", "NaiveMatching", "SeededNumbers"]),
        tests(
            "AssignmentsTests",
            imports: ["Assignments", "Inquiries", "Classification", "Matching", "JSON", "SeededNumbers"]),
        tests(
            "ConfigurationTests", imports: ["Configuration", "Diagnostics", "Inquiries"],
            resources: [.copy("Broken")]),
        tests(
            "RuleBooksTests",
            imports: [
                "RuleBooks", "Diagnostics", "Classification", "Assignments", "Inquiries", "YAML", "HostileBooks",
            ],
            resources: [.copy("Golden")]),
        tests(
            "PipelineTests",
            imports: [
                "Pipeline", "Kafka", "KafkaTestKit", "BadInputCases", "Inquiries", "Classification", "Assignments",
                "Telemetry", "JSON", "SeededNumbers",
            ], defines: failpoints),
        tests(
            "SwitchboardServiceTests",
            imports: [
                "SwitchboardService", "Kafka", "KafkaTestKit", "Configuration", "RuleBooks", "Pipeline", "Inquiries",
                "AdminAPI", "Telemetry", "Classification", "JSON", "SeededNumbers",
            ]),
        // Faults at calls, brokers and connections; `make faults` runs them at length.
        tests("FaultTests", imports: ["Kafka", "KafkaTestKit", "LogChecking", "SwitchboardCommand", "SeededNumbers"]),
        tests(
            "SwitchboardCommandTests",
            imports: ["SwitchboardCommand", "AdminAPI", "Kafka", "KafkaTestKit", "LogChecking", "JSON"]),
    ]
)

// Fuzz targets: scripts/fuzz builds them, and only them, with the sanitizers whose run time they need.
if Context.environment["FUZZ_TARGETS"] != nil {
    func fuzz(_ name: String, imports: [String]) -> Target {
        .executableTarget(
            name: name, dependencies: imports.map { .byName(name: $0) }, path: "Fuzz/\(name)", swiftSettings: settings)
    }
    package.targets += [
        .target(
            name: "FuzzSupport",
            dependencies: ["JSON", "Inquiries", "Classification", "Assignments", "NaiveMatching", "Diagnostics"],
            path: "Fuzz/FuzzSupport", swiftSettings: settings),
        fuzz(
            "FuzzSeeds",
            imports: [
                "FuzzSupport", "BadInputCases", "HostileBooks", "KafkaTestKit", "Inquiries", "YAML", "Diagnostics",
            ]),
        fuzz("YAMLFuzz", imports: ["FuzzSupport", "YAML", "Diagnostics"]),
        fuzz("RuleBookFuzz", imports: ["FuzzSupport", "RuleBooks", "Classification", "Diagnostics"]),
        fuzz("RegexFuzz", imports: ["FuzzSupport", "Matching", "NaiveMatching"]),
        fuzz("FoldingFuzz", imports: ["FuzzSupport", "Matching"]),
        fuzz("JSONFuzz", imports: ["FuzzSupport", "JSON"]),
        fuzz("InquiryMapFuzz", imports: ["FuzzSupport", "Inquiries"]),
        fuzz("CloudEventFuzz", imports: ["FuzzSupport", "Inquiries"]),
    ]
}

// scripts/differential builds these alone, in release.
if Context.environment["DIFFERENTIAL"] != nil {
    let wanted: Set = [
        "Vectors", "Matching", "NaiveMatching", "SeededNumbers", "MatchingTests", "Classification",
        "ClassificationTests",
    ]
    package.targets.removeAll { !wanted.contains($0.name) }
    package.products = []
}
