import Diagnostics
import YAML

/// Reads `kafka.client`: settings of librdkafka that are passed through.
struct ClientSettingsReader {
    let settings: Settings

    private var problems: ConfigurationProblems { settings.problems }

    /// Those of the file in its order, then those that only the environment gives.
    func read() -> [ClientSetting] {
        var names: [String] = []
        if let tree = settings.tree(Keys.kafkaClient), !tree.isEmpty,
            let mapping = YAMLMapping(tree, problems: problems.yaml)
        {
            names = mapping.rest.compactMap { isAllowed($0.key) ? $0.key.scalarText : nil }
        }
        let others = ClientSetting.allowed.map(\.name).filter { !names.contains($0) && settings.isGiven(path($0)) }
        return (names + others).compactMap(setting)
    }

    private func path(_ name: String) -> String { "\(Keys.kafkaClient.path).\(name)" }

    private func isAllowed(_ key: YAMLNode) -> Bool {
        let name = key.scalarText ?? ""
        if ClientSetting.allowed.contains(where: { $0.name == name }) { return true }
        if let reason = ClientSetting.refused[name] {
            problems.report(.refusedClientSetting, "`\(name)` is not passed through: \(reason)", at: .file(key))
            return false
        }
        let nearest = Suggestion.nearest(to: name, among: ClientSetting.allowed.map(\.name))
        problems.report(
            .unknownClientSetting, "\(ScalarText.quoted(name)) is not among the settings that are passed through",
            at: .file(key), hint: nearest.map { "did you mean `\($0)`?" } ?? "docs/configuration.md lists them")
        return false
    }

    private func setting(_ name: String) -> ClientSetting? {
        guard let scope = ClientSetting.allowed.first(where: { $0.name == name })?.scope,
            let (text, origin) = settings.clientSetting(name)
        else { return nil }
        if name == "debug" { checkDebug(text, origin) }
        return ClientSetting(name: name, value: text, scope: scope)
    }

    private func checkDebug(_ text: String, _ origin: Origin) {
        for context in text.split(separator: ",").map({ $0.filter { $0 != " " } })
        where ClientSetting.debugContextsRefused.contains(context) {
            problems.report(
                .refusedClientSetting, "`debug: \(context)` is not passed through: it writes messages to the log",
                at: origin, hint: "name the contexts, for example broker,security,cgrp")
        }
    }
}
