import Diagnostics

/// Reads passwords: from a file that a setting names, or from a variable, which wins.
struct Secrets {
    let settings: Settings
    let host: ConfigurationHost

    /// The variable of the password that the file would call `password` or `key_password`.
    static func variable(_ name: String) -> String {
        name == "password" ? saslPasswordVariable : keyPasswordVariable
    }

    static let saslPasswordVariable = "SWITCHBOARD_KAFKA_SASL_PASSWORD"
    static let keyPasswordVariable = "SWITCHBOARD_KAFKA_TLS_KEY_PASSWORD"
    static let variables = [saslPasswordVariable, keyPasswordVariable]

    private var problems: ConfigurationProblems { settings.problems }

    /// The secret, or nil where none is given or, reported, it can't be read.
    func read(variable: String, file key: ConfigurationKey<String?>) -> Secret? {
        if let text = host.environment[variable], !text.isEmpty { return checked(text, at: .environment(variable)) }
        guard let path = settings.path(key) else { return nil }
        let origin = settings.origin(key.path)
        switch host.read(path) {
        case .failure(let error):
            problems.report(.unreadableFile, "`\(path)` can't be read: \(error.reason)", at: origin)
            return nil
        case .success(let file):
            checkPermissions(file, path, origin)
            return checked(text(of: file), at: origin)
        }
    }

    /// A file that others may write gives them the choice of the password. One that they may read is only a warning: container
    /// platforms mount secrets like that, where nobody else is on the machine.
    private func checkPermissions(_ file: ConfigurationHost.File, _ path: String, _ origin: Origin) {
        if file.permissions & 0o002 != 0 {
            problems.report(
                .exposedSecret, "everybody may write `\(path)`", at: origin, hint: "chmod 600, or 640 with a group")
        } else if file.permissions & 0o004 != 0 {
            problems.report(
                .exposedSecret, "everybody on this machine may read `\(path)`", at: origin,
                hint: "chmod 600, or 640 with a group", severity: .warning)
        }
    }

    private func text(of file: ConfigurationHost.File) -> String? {
        var bytes = file.bytes[...]
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return String(validating: bytes, as: UTF8.self)
    }

    private func checked(_ text: String?, at origin: Origin) -> Secret? {
        guard let text, !text.isEmpty, text.utf8.count <= Self.bytesMax, !text.utf8.contains(where: { $0 < 0x20 })
        else {
            problems.report(
                .badSecret, "no password", at: origin,
                hint: "expected one line of UTF-8, at most \(Self.bytesMax) bytes; a line end at the end is left out")
            return nil
        }
        return Secret(text)
    }

    /// Longer than any password or token; a whole key or certificate put here by mistake is found out.
    private static let bytesMax = 1024
}
