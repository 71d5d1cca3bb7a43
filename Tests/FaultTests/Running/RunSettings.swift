import Foundation

/// How much a run does and how much has to happen in it.
struct RunSettings {
    /// Brokers.
    var nodes: Int
    /// Inputs.
    var inquiries: Int
    /// The time in which the inputs are written and the faults happen, in seconds.
    var seconds: Double
    /// How often a broker is killed, paused and restarted each.
    var outages: Int
    /// Whether a cluster's only broker is killed and restarted too.
    var endsOnlyBroker = false
    /// Requests and answers that are lost between two outages.
    var losses: Int
    /// Errors that each worker of a new process meets before its end.
    var errors: Int
    /// The least number of failpoints inside a transaction.
    var faultsMin: Int
    /// Decides every draw.
    var seed: UInt64

    /// What `make faults` runs. FAULTS_SEED replays a schedule; FAULTS_INQUIRIES makes it longer or shorter;
    /// FAULTS_END_ONLY_BROKER ends a broker that has no replica, after which exactly once is not promised.
    static func full(nodes: Int) -> RunSettings {
        let environment = ProcessInfo.processInfo.environment
        let inquiries = environment["FAULTS_INQUIRIES"].flatMap { Int($0) } ?? 12_000
        return RunSettings(
            nodes: nodes, inquiries: inquiries, seconds: 100, outages: 2,
            endsOnlyBroker: environment["FAULTS_END_ONLY_BROKER"] != nil, losses: 6, errors: 2, faultsMin: 40,
            seed: environment["FAULTS_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...999_999_999))
    }

    /// What `make test` runs.
    static let short = RunSettings(
        nodes: 1, inquiries: 1_500, seconds: 14, outages: 0, losses: 0, errors: 2, faultsMin: 5, seed: 7)
}
