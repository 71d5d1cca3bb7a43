import Configuration
import Diagnostics

/// A machine of two cores with a few files, and no environment but the one given.
func host(_ environment: [String: String] = [:], files: [String: String] = [:]) -> ConfigurationHost {
    var known: [String: ConfigurationHost.File] = [
        "secrets/password": .init(bytes: Array("hunter2\n".utf8)),
        "secrets/readable": .init(bytes: Array("hunter2\r\n".utf8), permissions: 0o644),
        "secrets/writable": .init(bytes: Array("hunter2".utf8), permissions: 0o666),
        "secrets/empty": .init(bytes: Array("\n".utf8)),
        "secrets/ca.pem": .init(bytes: Array("-----BEGIN CERTIFICATE-----\nAA==\n".utf8), permissions: 0o644),
    ]
    for (path, text) in files { known[path] = .init(bytes: Array(text.utf8)) }
    return ConfigurationHost(environment: environment, hostName: "desk 7", cores: 2) { [known] path in
        known[path].map { .success($0) } ?? .failure(.init(isMissing: true, reason: "No such file or directory"))
    }
}

/// Reads a text as switchboard.yaml.
func load(_ text: String, environment: [String: String] = [:]) -> LoadedConfiguration {
    ServiceConfiguration.load(
        file: "switchboard.yaml", host: host(environment, files: ["switchboard.yaml": text]))
}

/// What is shown of everything that is wrong.
func rendered(_ loaded: LoadedConfiguration) -> String {
    DiagnosticRenderer(files: loaded.files).text(loaded.diagnostics)
}

/// The configuration of a text that is right.
func configuration(_ text: String, environment: [String: String] = [:]) throws -> ServiceConfiguration {
    let loaded = load(text, environment: environment)
    guard let configuration = loaded.configuration else { throw Refused(rendered: rendered(loaded)) }
    return configuration
}

/// A configuration that was expected to be right, with what is wrong with it.
struct Refused: Error { var rendered: String }
