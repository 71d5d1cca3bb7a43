extension Parameter where Value == Bool {
    /// `--name`, which is true where it is given.
    public static func flag(_ name: String, help: String) -> Self {
        Self(ParameterDeclaration(kind: .flag, name: name, placeholder: "", help: help), fallback: false) { _ in true }
    }
}

extension Parameter where Value == String {
    /// `--name VALUE` with a default.
    public static func option(
        _ name: String, _ placeholder: String, default text: String, help: String, environment: String? = nil
    ) -> Self {
        Self(
            ParameterDeclaration(
                kind: .option, name: name, placeholder: placeholder, help: help, defaultText: text,
                environmentVariable: environment),
            fallback: text
        ) { $0.last ?? text }
    }

    /// An argument that must be given.
    public static func argument(_ placeholder: String, help: String) -> Self {
        Self(
            ParameterDeclaration(
                kind: .argument, name: placeholder, placeholder: placeholder, help: help, isRequired: true),
            fallback: ""
        ) { $0.last ?? "" }
    }

    /// An argument with a default.
    public static func argument(_ placeholder: String, default text: String, help: String) -> Self {
        Self(
            ParameterDeclaration(
                kind: .argument, name: placeholder, placeholder: placeholder, help: help, defaultText: text),
            fallback: text
        ) { $0.last ?? text }
    }
}

extension Parameter where Value == String? {
    /// `--name VALUE`, nil where it is not given.
    public static func option(_ name: String, _ placeholder: String, help: String, environment: String? = nil) -> Self {
        Self(
            ParameterDeclaration(
                kind: .option, name: name, placeholder: placeholder, help: help, environmentVariable: environment),
            fallback: nil
        ) { $0.last }
    }
}

extension Parameter where Value == String? {
    /// An argument that may be left out, nil where it is.
    public static func optionalArgument(_ placeholder: String, help: String) -> Self {
        Self(
            ParameterDeclaration(kind: .argument, name: placeholder, placeholder: placeholder, help: help),
            fallback: nil
        ) { $0.last }
    }
}

extension Parameter where Value == [String] {
    /// `--name VALUE` any number of times.
    public static func options(_ name: String, _ placeholder: String, help: String) -> Self {
        Self(
            ParameterDeclaration(
                kind: .option, name: name, placeholder: placeholder, help: help, isRepeatable: true),
            fallback: []
        ) { $0 }
    }

    /// All arguments from this place on.
    public static func arguments(_ placeholder: String, help: String) -> Self {
        Self(
            ParameterDeclaration(
                kind: .argument, name: placeholder, placeholder: placeholder, help: help, isRepeatable: true),
            fallback: []
        ) { $0 }
    }
}

extension Parameter where Value == Int? {
    /// `--name N`, a whole number in a range, nil where it is not given.
    public static func integer(
        _ name: String, _ placeholder: String, in range: ClosedRange<Int>, help: String
    ) -> Self {
        Self(
            ParameterDeclaration(kind: .option, name: name, placeholder: placeholder, help: help), fallback: nil
        ) { texts throws(ParameterProblem) in
            guard let text = texts.last else { return nil }
            return try parseInteger(text, in: range)
        }
    }
}

extension Parameter where Value == Int {
    /// `--name N`, a whole number in a range, with a default.
    public static func integer(
        _ name: String, _ placeholder: String, in range: ClosedRange<Int>, default value: Int, help: String
    ) -> Self {
        Self(
            ParameterDeclaration(
                kind: .option, name: name, placeholder: placeholder, help: help, defaultText: String(value)),
            fallback: value
        ) { texts throws(ParameterProblem) in
            guard let text = texts.last else { return value }
            return try parseInteger(text, in: range)
        }
    }
}

extension Parameter {
    /// `--name WORD`, one of a few words, the first of which is the default.
    public static func choice(
        _ name: String, _ first: (word: String, value: Value), _ others: (word: String, value: Value)..., help: String
    ) -> Self {
        let choices = [first] + others
        let placeholder = choices.map(\.word).joined(separator: "|")
        return Self(
            ParameterDeclaration(
                kind: .option, name: name, placeholder: placeholder, help: help, defaultText: first.word),
            fallback: first.value
        ) { texts throws(ParameterProblem) in
            guard let text = texts.last else { return first.value }
            return try choose(text, among: choices)
        }
    }

    /// An argument that is one of a few words and must be given.
    public static func action(
        _ placeholder: String, _ first: (word: String, value: Value), _ others: (word: String, value: Value)...,
        help: String
    ) -> Self {
        let choices = [first] + others
        let words = choices.map(\.word).joined(separator: "|")
        return Self(
            ParameterDeclaration(
                kind: .argument, name: placeholder, placeholder: words, help: help, isRequired: true),
            fallback: first.value
        ) { texts throws(ParameterProblem) in
            guard let text = texts.last else { return first.value }
            return try choose(text, among: choices)
        }
    }
}

private func parseInteger(_ text: String, in range: ClosedRange<Int>) throws(ParameterProblem) -> Int {
    guard let value = Int(text), range.contains(value) else {
        throw ParameterProblem(
            "must be a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\"")
    }
    return value
}

private func choose<Value>(
    _ text: String, among choices: [(word: String, value: Value)]
) throws(ParameterProblem) -> Value {
    if let choice = choices.first(where: { $0.word == text }) { return choice.value }
    let words = choices.map(\.word).joined(separator: ", ")
    throw ParameterProblem("must be one of \(words), not \"\(text)\"")
}
