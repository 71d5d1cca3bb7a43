import CommandOptions

/// Parameters that several commands take, so that they are called and explained alike.
enum SharedParameters {
    /// `--config FILE`
    static let config = Parameter<String?>.option(
        "config", "FILE", help: "the configuration; without it switchboard.yaml, where that is there",
        environment: "SWITCHBOARD_CONFIG")
    /// `--rules DIR`
    static let rules = Parameter<String?>.option(
        "rules", "DIR", help: "the rule book's folder; without it the configuration's, which is rules by default")
}
