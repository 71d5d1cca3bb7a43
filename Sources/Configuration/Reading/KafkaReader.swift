import Diagnostics
import YAML

/// Reads the section `kafka`.
struct KafkaReader {
    let settings: Settings
    let host: ConfigurationHost

    private var problems: ConfigurationProblems { settings.problems }
    private var secrets: Secrets { Secrets(settings: settings, host: host) }

    func read() -> KafkaConfiguration {
        let configuration = KafkaConfiguration(
            bootstrapServers: servers(), group: group(), tls: tls(), sasl: sasl(),
            client: ClientSettingsReader(settings: settings).read())
        if !settings.value(Keys.kafkaAllowInsecure) { checkSecurity(configuration) }
        return configuration
    }

    private func servers() -> String {
        let servers = settings.names(Keys.kafkaServers)
        for server in servers {
            guard let problem = BootstrapServer.problem(server.text) else { continue }
            problems.report(
                .badServer, "\(problem), found \(ScalarText.quoted(server.text))", at: server.origin,
                hint: "write host:port, for example kafka-1.example.org:9092")
        }
        if servers.isEmpty, settings.isGiven(Keys.kafkaServers.path) {
            problems.report(.emptyList, "no broker is named", at: settings.origin(Keys.kafkaServers.path))
        }
        return servers.isEmpty ? Keys.kafkaServers.defaultText : servers.map(\.text).joined(separator: ",")
    }

    private func group() -> String {
        let group = settings.value(Keys.kafkaGroup)
        if let problem = KafkaName.problem(group) {
            problems.report(.badName, problem, at: settings.origin(Keys.kafkaGroup.path))
        }
        return group
    }

    private func tls() -> KafkaConfiguration.TLS? {
        let tls = KafkaConfiguration.TLS(
            caFile: file(Keys.tlsCAFile), certificateFile: file(Keys.tlsCertificateFile),
            keyFile: file(Keys.tlsKeyFile),
            keyPassword: secrets.read(variable: Secrets.keyPasswordVariable, file: Keys.tlsKeyPasswordFile),
            verification: settings.value(Keys.tlsVerify))
        let (certificate, key) = (Keys.tlsCertificateFile.path, Keys.tlsKeyFile.path)
        if settings.isGiven(certificate) != settings.isGiven(key) {
            let (given, missing) = settings.isGiven(key) ? (key, certificate) : (certificate, key)
            problems.report(
                .incompleteTLS, "`\(given)` without `\(missing)`", at: settings.origin(given),
                hint: "a client's certificate needs its private key; leave both out where the broker asks for neither")
        }
        let isEnabled = settings.value(Keys.tlsEnabled) ?? settings.isGiven(section: "kafka.tls")
        return isEnabled ? tls : nil
    }

    /// A path whose file can be read; librdkafka would only fail later, and without the line.
    private func file(_ key: ConfigurationKey<String?>) -> String? {
        guard let path = settings.path(key) else { return nil }
        if case .failure(let error) = host.read(path) {
            problems.report(
                .unreadableFile, "`\(path)` can't be read: \(error.reason)", at: settings.origin(key.path))
        }
        return path
    }

    private func sasl() -> KafkaConfiguration.SASL? {
        let password = secrets.read(variable: Secrets.saslPasswordVariable, file: Keys.saslPasswordFile)
        let hasVariable = !(host.environment[Secrets.saslPasswordVariable] ?? "").isEmpty
        guard settings.isGiven(section: "kafka.sasl") || hasVariable else { return nil }
        let section =
            settings.isGiven(section: "kafka.sasl")
            ? settings.origin("kafka.sasl") : .environment(Secrets.saslPasswordVariable)
        let isPasswordGiven = hasVariable || settings.isGiven(Keys.saslPasswordFile.path)
        for (path, isGiven, hint) in [
            (Keys.saslMechanism.path, settings.isGiven(Keys.saslMechanism.path), nil),
            (Keys.saslUsername.path, settings.isGiven(Keys.saslUsername.path), nil),
            (Keys.saslPasswordFile.path, isPasswordGiven, "or set \(Secrets.saslPasswordVariable)"),
        ] where !isGiven {
            problems.report(.incompleteSASL, "`\(path)` is missing", at: section, hint: hint)
        }
        guard let mechanism = settings.value(Keys.saslMechanism), let username = settings.value(Keys.saslUsername),
            let password
        else { return nil }
        return .init(mechanism: mechanism, username: username, password: password)
    }

    private func checkSecurity(_ configuration: KafkaConfiguration) {
        let hint = "or set `\(Keys.kafkaAllowInsecure.path): true` where the network is trusted"
        if configuration.sasl != nil, configuration.tls == nil {
            let paths = [Keys.tlsEnabled.path, Keys.saslMechanism.path]
            problems.report(
                .insecureConnection, "SASL without TLS lets everybody on the network see who logs in and how",
                at: settings.origin(paths.first { settings.isGiven($0) } ?? "kafka.sasl"),
                hint: "add `\(Keys.tlsEnabled.path): true`, \(hint)")
        }
        if let tls = configuration.tls, tls.verification != .full {
            problems.report(
                .insecureConnection, "a broker that is not verified may be anybody",
                at: settings.origin(Keys.tlsVerify.path),
                hint: "name the broker's authority as `\(Keys.tlsCAFile.path)`, \(hint)")
        }
    }
}
