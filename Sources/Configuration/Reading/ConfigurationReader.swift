import YAML

/// Makes the typed configuration of the settings, and checks what several of them say together.
struct ConfigurationReader {
    let settings: Settings
    let host: ConfigurationHost

    private var problems: ConfigurationProblems { settings.problems }

    func read() -> ServiceConfiguration {
        let limits = Limits(
            inputBytes: settings.value(Keys.inputBytes), outputBytes: settings.value(Keys.outputBytes),
            memory: settings.value(Keys.memory))
        let configuration = ServiceConfiguration(
            instance: instance(),
            workers: settings.value(Keys.workers) ?? CPUAllowance.workers(cores: host.cores),
            delivery: settings.value(Keys.delivery),
            rules: settings.path(Keys.rules),
            stateDirectory: settings.path(Keys.stateDirectory),
            controlSocket: settings.path(Keys.controlSocket)
                ?? "\(settings.path(Keys.stateDirectory))/\(Self.controlSocketFile)",
            reloadInterval: settings.value(Keys.reloadInterval),
            reloadChangedPercentMax: settings.value(Keys.reloadChangedPercentMax),
            kafka: KafkaReader(settings: settings, host: host).read(),
            kafkaTopics: .init(
                decisions: kafkaTopic(Keys.decisions), deadLetter: kafkaTopic(Keys.deadLetter),
                ruleBooks: kafkaTopic(Keys.ruleBooks), instances: kafkaTopic(Keys.instances)),
            fleet: .init(heartbeat: settings.value(Keys.fleetHeartbeat), grace: settings.value(Keys.fleetGrace)),
            inputs: InputsReader(settings: settings, valueBytesMax: limits.inputBytes).read(),
            transaction: .init(
                messages: settings.value(Keys.transactionMessages),
                duration: settings.value(Keys.transactionDuration), idle: settings.value(Keys.transactionIdle)),
            limits: limits,
            timeouts: .init(
                session: settings.value(Keys.sessionTimeout), transaction: settings.value(Keys.transactionTimeout),
                broker: settings.value(Keys.brokerTimeout)),
            log: .init(format: settings.value(Keys.logFormat), level: settings.value(Keys.logLevel)))
        check(configuration)
        checkOutputs(configuration)
        return configuration
    }

    private static let controlSocketFile = "control.sock"

    private func instance() -> ServiceConfiguration.Instance {
        guard let name = settings.value(Keys.instance) else {
            return .init(name: KafkaName.made(of: host.hostName), isNamed: false)
        }
        if let problem = KafkaName.problem(name) { report(.badName, problem, at: Keys.instance.path) }
        return .init(name: name, isNamed: true)
    }

    private func kafkaTopic(_ key: ConfigurationKey<String>) -> String {
        let name = settings.value(key)
        if let problem = KafkaName.problem(name) { report(.badName, problem, at: key.path) }
        return name
    }

    private func check(_ configuration: ServiceConfiguration) {
        let (transaction, timeouts) = (configuration.transaction, configuration.timeouts)
        if transaction.idle > transaction.duration {
            report(
                .contradiction, "`transaction.idle` is longer than `transaction.duration`",
                at: Keys.transactionIdle.path, Keys.transactionDuration.path)
        }
        if timeouts.transaction >= timeouts.session {
            report(
                .contradiction, "`timeouts.transaction` is not shorter than `timeouts.session`",
                at: Keys.transactionTimeout.path, Keys.sessionTimeout.path,
                hint: "a dead worker's transaction must be over when another worker takes its partitions")
        }
        if transaction.duration * 2 > timeouts.transaction {
            report(
                .contradiction, "`transaction.duration` is more than half of `timeouts.transaction`",
                at: Keys.transactionDuration.path, Keys.transactionTimeout.path,
                hint: "the other half is for the commit")
        }
        checkMemory(configuration)
    }

    /// A queue must hold at least the largest message.
    private func checkMemory(_ configuration: ServiceConfiguration) {
        let limits = configuration.limits
        let share = limits.memory(perWorkerOf: configuration.workers)
        if share.fetchKiB * 1024 < limits.inputBytes || share.produceKiB * 1024 < limits.outputBytes {
            report(
                .contradiction,
                "`limits.memory` gives each of \(configuration.workers) workers \(share.fetchKiB) KiB for input and "
                    + "\(share.produceKiB) KiB for output, less than the largest message",
                at: Keys.memory.path, Keys.workers.path, Keys.inputBytes.path, Keys.outputBytes.path,
                hint: "raise `limits.memory`, or lower `workers`")
        }
    }

    private func checkOutputs(_ configuration: ServiceConfiguration) {
        let topics = configuration.kafkaTopics
        let outputs = [
            (topics.decisions, Keys.decisions.path), (topics.deadLetter, Keys.deadLetter.path),
            (topics.ruleBooks, Keys.ruleBooks.path), (topics.instances, Keys.instances.path),
        ]
        for (place, (name, path)) in outputs.enumerated() {
            for overlap in configuration.inputs.overlaps(withOutputs: [name]) {
                report(
                    .outputIsInput, "`\(name)` is written, and the input `\(overlap.input)` would read it again",
                    at: path, Keys.inputs.path)
            }
            for (_, other) in outputs[..<place].filter({ $0.0 == name }) {
                report(.outputIsInput, "`\(other)` and `\(path)` name one Kafka topic, `\(name)`", at: path, other)
            }
        }
    }

    /// Reports at the first of the settings that was given.
    private func report(_ code: ConfigurationCode, _ message: String, at paths: String..., hint: String? = nil) {
        let path = paths.first { settings.isGiven($0) }
        problems.report(code, message, at: path.map(settings.origin) ?? .absent, hint: hint)
    }
}
