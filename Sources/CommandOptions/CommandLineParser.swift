import Diagnostics

/// Reads the words after a command's name by its specification.
struct CommandLineParser {
    let command: CommandSpecification
    let environment: [String: String]
    private var texts: [String: [String]] = [:]
    private var positional: [String] = []

    init(command: CommandSpecification, environment: [String: String]) {
        self.command = command
        self.environment = environment
    }

    /// The values, or nil where help was asked for.
    mutating func parse(_ words: ArraySlice<String>) throws(UsageError) -> ParameterValues? {
        var rest = words
        while let word = rest.popFirst() {
            if word == "--" {
                positional += rest
                break
            }
            if word == "--help" || word == "-h" { return nil }
            if word.hasPrefix("-"), word != "-" {
                try option(word, &rest)
            } else {
                positional.append(word)
            }
        }
        try placeArguments()
        takeEnvironment()
        for parameter in command.parameters { try check(parameter) }
        return ParameterValues(texts)
    }

    private mutating func option(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let label = String(parts.first ?? "")
        guard let option = command.options.first(where: { $0.label == label }) else { throw unknown(label) }
        var value = parts.count > 1 ? String(parts[1]) : nil
        switch option.kind {
        case .flag:
            guard value == nil else { throw UsageError("\(label) takes no value") }
            value = ""
        default:
            if value == nil, let next = rest.first, !next.hasPrefix("--") { value = rest.popFirst() }
        }
        guard let value else {
            throw UsageError("\(label) needs a value", hint: "\(label) \(option.placeholder)")
        }
        if texts[label] != nil, !option.isRepeatable, option.kind == .option {
            throw UsageError("\(label) is given twice")
        }
        texts[label, default: []].append(value)
    }

    private func unknown(_ label: String) -> UsageError {
        let known = command.options.map(\.label) + ["--help"]
        if let nearest = Suggestion.nearest(to: label, among: known) {
            return UsageError("unknown option \(label)", hint: "did you mean \(nearest)?")
        }
        let escape = command.arguments.isEmpty ? nil : "text that begins with a hyphen goes after --"
        return UsageError("unknown option \(label)", hint: escape)
    }

    private mutating func placeArguments() throws(UsageError) {
        var rest = positional[...]
        for argument in command.arguments {
            if argument.isRepeatable {
                if !rest.isEmpty { texts[argument.label] = Array(rest) }
                rest = []
            } else if let word = rest.popFirst() {
                texts[argument.label] = [word]
            }
        }
        guard let extra = rest.first else { return }
        let hint = command.arguments.isEmpty ? "\(command.name) takes no arguments" : "text with spaces goes in quotes"
        throw UsageError("unexpected argument \"\(extra)\"", hint: hint)
    }

    private mutating func takeEnvironment() {
        for parameter in command.parameters where texts[parameter.label] == nil {
            guard let name = parameter.environmentVariable, let value = environment[name], !value.isEmpty else {
                continue
            }
            texts[parameter.label] = [value]
        }
    }

    private func check(_ parameter: ParameterDeclaration) throws(UsageError) {
        guard let given = texts[parameter.label] else {
            guard !parameter.isRequired else { throw UsageError("\(parameter.label) is missing") }
            return
        }
        do throws(ParameterProblem) {
            try parameter.check(given)
        } catch {
            throw UsageError("\(parameter.label) \(error.message)")
        }
    }
}
