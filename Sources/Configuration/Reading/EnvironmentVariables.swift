import Diagnostics

/// The variables of the environment that are Switchboard's.
struct EnvironmentVariables {
    /// Those that give a setting, by its path.
    private(set) var settings: [String: (name: String, text: String)] = [:]
    private var unknown: [String] = []

    /// What commands, tests and containers use themselves.
    static let others: Set<String> = ["SWITCHBOARD_CONFIG", "SWITCHBOARD_DATA", "SWITCHBOARD_SCHEMAS"]

    /// An empty variable counts as not set, as container tools write one for a value that is not given.
    init(_ environment: [String: String]) {
        let paths = Self.paths
        for (name, text) in environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix(ConfigurationKeyDeclaration.environmentPrefix) && !text.isEmpty {
            if let path = paths[name] {
                settings[path] = (name, text)
            } else if !Self.others.contains(name), !Secrets.variables.contains(name), !Self.isKubernetes(name) {
                unknown.append(name)
            }
        }
    }

    func reportUnknown(_ problems: ConfigurationProblems) {
        let prefix = ConfigurationKeyDeclaration.environmentPrefix
        let known = (Array(Self.paths.keys) + Secrets.variables + Self.others).map {
            String($0.dropFirst(prefix.count))
        }
        for name in unknown {
            let nearest = Suggestion.nearest(to: String(name.dropFirst(prefix.count)), among: known.sorted())
            problems.report(
                .unknownVariable, "unknown variable \(name)", at: .absent,
                hint: nearest.map { "did you mean \(prefix)\($0)?" } ?? "unset it; docs/configuration.md lists all")
        }
    }

    private static let paths: [String: String] = {
        var paths: [String: String] = [:]
        for key in Keys.all {
            if let name = key.environmentVariable { paths[name] = key.path }
        }
        for setting in ClientSetting.allowed {
            let path = "\(Keys.kafkaClient.path).\(setting.name)"
            paths[ConfigurationKeyDeclaration.environmentVariable(path)] = path
        }
        return paths
    }()

    /// Kubernetes gives every pod the addresses of its namespace's services: a service called `switchboard-…` makes variables
    /// `SWITCHBOARD_…_SERVICE_HOST`, `…_SERVICE_PORT…`, `…_PORT` and `…_PORT_9092_TCP…`, which are no settings.
    static func isKubernetes(_ name: String) -> Bool {
        if name.hasSuffix("_SERVICE_HOST") || name.contains("_SERVICE_PORT") || name.hasSuffix("_PORT") { return true }
        let words = name.split(separator: "_")
        return words.indices.dropFirst().dropLast(2).contains { index in
            words[index] == "PORT" && words[index + 1].allSatisfy(\.isNumber)
                && ["TCP", "UDP", "SCTP"].contains(words[index + 2])
        }
    }
}
