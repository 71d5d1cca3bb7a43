import Diagnostics
import Foundation
import YAML

/// The values of all settings as they were given, each with its origin; the environment wins over the file.
struct Settings {
    let problems: ConfigurationProblems
    private var nodes: [String: YAMLNode] = [:]
    private var variables: [String: (name: String, text: String)] = [:]
    /// Sections that stand in the file, also where they are empty.
    private var sections: [String: YAMLNode] = [:]
    private let folder: String

    /// Sorts what file and environment say by the declared settings, and reports what is not one.
    init(root: YAMLNode?, file: String?, environment: [String: String], problems: ConfigurationProblems) {
        self.problems = problems
        folder = (file as NSString?)?.deletingLastPathComponent ?? ""
        if let root, !root.isEmpty { read(root, under: "") }
        let variables = EnvironmentVariables(environment)
        variables.reportUnknown(problems)
        self.variables = variables.settings
    }

    /// A setting's value; its default where it is not given or, reported, not right.
    func value<Value>(_ key: ConfigurationKey<Value>) -> Value {
        guard let text = text(of: key.path) else { return key.fallback }
        do throws(ScalarProblem) {
            return try key.read(text)
        } catch {
            problems.report(error, at: origin(key.path))
            return key.fallback
        }
    }

    /// A path: those of the file, and defaults, are relative to its folder, those of the environment to the working directory.
    func path(_ key: ConfigurationKey<String?>) -> String? {
        value(key).map { located($0, key.path) }
    }

    func path(_ key: ConfigurationKey<String>) -> String { located(value(key), key.path) }

    /// The names of a list, each with its origin.
    func names(_ key: ConfigurationKeyDeclaration) -> [(text: String, origin: Origin)] {
        if let variable = variables[key.path] {
            return Self.split(variable.text).map { ($0, .environment(variable.name)) }
        }
        guard let node = nodes[key.path] else { return [] }
        return node.itemsOrSelf.flatMap { item in
            Self.split(item.text(problems.yaml) ?? "").map { ($0, .file(item)) }
        }
    }

    /// A list or mapping of the file.
    func tree(_ key: ConfigurationKeyDeclaration) -> YAMLNode? { nodes[key.path] }

    /// The text of a setting of `kafka.client`, with its origin.
    func clientSetting(_ name: String) -> (text: String, origin: Origin)? {
        if let variable = variables["\(Keys.kafkaClient.path).\(name)"] {
            return (variable.text, .environment(variable.name))
        }
        guard case .mapping(let entries) = tree(Keys.kafkaClient)?.content,
            let value = entries.first(where: { $0.key.scalarText == name })?.value,
            let text = value.text(problems.yaml)
        else { return nil }
        return (text, .file(value))
    }

    /// Where a setting, or a section, was given.
    func origin(_ path: String) -> Origin {
        if let variable = variables[path] { return .environment(variable.name) }
        if let node = nodes[path] ?? sections[path] { return .file(node) }
        return .absent
    }

    /// Whether a setting was given.
    func isGiven(_ path: String) -> Bool {
        if case .absent = origin(path) { return false }
        return true
    }

    /// Whether anything below a section was given, or the section stands in the file.
    func isGiven(section: String) -> Bool {
        sections[section] != nil || variables.keys.contains { $0.hasPrefix(section + ".") }
    }

    private func text(of path: String) -> String? {
        if let variable = variables[path] { return variable.text }
        return nodes[path]?.text(problems.yaml)
    }

    private func located(_ path: String, _ key: String) -> String {
        if case .environment = origin(key) { return path }
        return path.hasPrefix("/") || folder.isEmpty ? path : (folder as NSString).appendingPathComponent(path)
    }

    private static func split(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    private mutating func read(_ node: YAMLNode, under section: String) {
        guard var mapping = YAMLMapping(node, problems: problems.yaml) else { return }
        let prefix = section.isEmpty ? "" : section + "."
        for name in Self.children(of: prefix) {
            let path = prefix + name
            guard let value = mapping.take(name) else { continue }
            if Keys.all.contains(where: { $0.path == path }) {
                nodes[path] = value
            } else {
                sections[path] = value
                if !value.isEmpty { read(value, under: path) }
            }
        }
        for name in ["password", "key_password"] {
            guard ["kafka.sasl", "kafka.tls", "kafka"].contains(section),
                let entry = mapping.takeEntry(name, suggested: false)
            else { continue }
            problems.report(
                .secretInFile, "passwords do not stand in the configuration", at: .file(entry.key),
                hint: "put it in a file and name that as `\(name)_file`, or set \(Secrets.variable(name))")
        }
        mapping.finish()
    }

    /// The names that may follow a prefix, in the order of their declaration.
    private static func children(of prefix: String) -> [String] {
        var names: [String] = []
        for key in Keys.all where key.path.hasPrefix(prefix) {
            let name = String(key.path.dropFirst(prefix.count).prefix { $0 != "." })
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}
