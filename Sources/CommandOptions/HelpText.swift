/// Writes help for people: no line longer than a terminal of 80 columns where words allow it.
struct HelpText {
    private static let widthMax = 79
    /// Where explanations begin; a longer term stands on a line of its own.
    private static let indent = 26

    let program: String

    func overview(abstract: String, commands: [CommandSpecification]) -> String {
        var text = "\(program): \(abstract)\n\nusage: \(program) COMMAND [OPTIONS]\n\ncommands:\n"
        for command in commands { text += entry(command.name, command.abstract) }
        return text + "\n'\(program) COMMAND --help' explains a command.\n"
    }

    func help(_ command: CommandSpecification) -> String {
        var text = "\(program) \(command.name): \(command.abstract)\n\n\(usage(command))\n"
        if !command.discussion.isEmpty { text += "\n" + Self.wrap(command.discussion, indent: 0) }
        if !command.arguments.isEmpty {
            text += "\narguments:\n"
            for argument in command.arguments { text += entry(argument.placeholder, explanation(argument)) }
        }
        text += "\noptions:\n"
        for option in command.options {
            text += entry(
                [option.label, option.placeholder].filter { !$0.isEmpty }.joined(separator: " "), explanation(option))
        }
        text += entry("--help, -h", "show this help")
        text += "\nexit codes:\n"
        for exit in exits(command) { text += entry(String(exit.code.rawValue), exit.meaning) }
        guard !command.examples.isEmpty else { return text }
        text += "\nexamples:\n"
        for example in command.examples { text += "  \(example.line)\n      \(example.purpose)\n" }
        return text
    }

    func usage(_ command: CommandSpecification) -> String {
        let options = command.options.map { option in
            let value = option.kind == .option ? " \(option.placeholder)" : ""
            return "[\(option.label)\(value)]\(option.isRepeatable ? "..." : "")"
        }
        let arguments = command.arguments.map { argument in
            let name = argument.isRequired ? argument.placeholder : "[\(argument.placeholder)]"
            return name + (argument.isRepeatable ? "..." : "")
        }
        let parts = ["usage: \(program) \(command.name)"] + options + arguments
        return String(Self.fill(parts, indent: 8).dropLast())
    }

    /// All exit codes by number; every command may end with these two.
    private func exits(_ command: CommandSpecification) -> [CommandSpecification.Exit] {
        let common = [
            CommandSpecification.Exit(.success, "fine"), CommandSpecification.Exit(.usage, "the command line is wrong"),
        ]
        return (command.exits + common).sorted { $0.code.rawValue < $1.code.rawValue }
    }

    private func explanation(_ parameter: ParameterDeclaration) -> String {
        var notes: [String] = []
        if let variable = parameter.environmentVariable { notes.append("or $\(variable)") }
        if let text = parameter.defaultText { notes.append("default: \(text)") }
        return parameter.help + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
    }

    private func entry(_ term: String, _ explanation: String) -> String {
        let lines = Self.wrap(explanation, indent: Self.indent)
        guard term.count + 4 <= Self.indent else { return "  \(term)\n\(lines)" }
        return "  \(term)" + lines.dropFirst(term.count + 2)
    }

    private static func wrap(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { margin + fill($0.split(separator: " ").map(String.init), indent: indent) }.joined()
    }

    /// Words on lines, those after the first indented; the first line's margin is the caller's.
    private static func fill(_ words: [String], indent: Int) -> String {
        var lines = [""]
        for word in words {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = word
            } else if indent + line.count + 1 + word.count <= widthMax {
                lines[lines.count - 1] = "\(line) \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
    }
}
