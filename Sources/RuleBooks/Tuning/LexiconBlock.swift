/// A lexicon as lines of YAML: by weight, the heaviest first, then by language.
struct LexiconBlock {
    /// Lines are broken behind so many characters.
    private static let widthMax = 140
    /// Words that YAML's older readers take for something else.
    private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

    let items: [WeighedItem]
    /// Before each line.
    let indentation: Int

    /// The lines, without their ends; the first begins at the indentation.
    var lines: [String] {
        let byWeight = Dictionary(grouping: items, by: \.weight)
        return byWeight.keys.sorted(by: >).flatMap { weight in lines(of: byWeight[weight] ?? [], weight) }
    }

    /// All of it on one line.
    var flow: String {
        let byWeight = Dictionary(grouping: items, by: \.weight)
        let weights = byWeight.keys.sorted(by: >).map { weight in
            let byLanguage = Dictionary(grouping: byWeight[weight] ?? []) { $0.language ?? "" }
            func list(_ language: String) -> String {
                "[" + (byLanguage[language] ?? []).map(text).sorted().joined(separator: ", ") + "]"
            }
            if byLanguage.count == 1, byLanguage[""] != nil { return "\(weight): \(list(""))" }
            let lists = byLanguage.keys.sorted().map { "\($0.isEmpty ? "phrases" : $0): \(list($0))" }
            return "\(weight): {\(lists.joined(separator: ", "))}"
        }
        return "{\(weights.joined(separator: ", "))}"
    }

    private func lines(of items: [WeighedItem], _ weight: Int) -> [String] {
        let indent = String(repeating: " ", count: indentation)
        let byLanguage = Dictionary(grouping: items) { $0.language ?? "" }
        if byLanguage.count == 1, let plain = byLanguage[""] {
            return list(plain, behind: "\(indent)\(weight): ")
        }
        return ["\(indent)\(weight):"]
            + byLanguage.keys.sorted().flatMap { language in
                list(byLanguage[language] ?? [], behind: "\(indent)  \(language.isEmpty ? "phrases" : language): ")
            }
    }

    /// `[bus, "bus stop"]`, on as many lines as it takes.
    private func list(_ items: [WeighedItem], behind beginning: String) -> [String] {
        let texts = items.map(text).sorted()
        var lines = [beginning + "["]
        for (place, text) in texts.enumerated() {
            let piece = text + (place == texts.count - 1 ? "]" : ",")
            let line = lines[lines.count - 1]
            let isFirst = line.last == "["
            if !isFirst && line.count + 1 + piece.count > Self.widthMax {
                lines.append(String(repeating: " ", count: indentation + 4) + piece)
            } else {
                lines[lines.count - 1] += (isFirst ? "" : " ") + piece
            }
        }
        return lines
    }

    private func text(_ item: WeighedItem) -> String {
        switch item.item {
        case .new(let phrase): return Self.quoted(phrase)
        case .written(.literal(let phrase)): return Self.quoted(phrase)
        case .written(.list(let name)): return "$" + name
        case .written(.pattern(let pattern)):
            if pattern.isExpression { return "{regex: \(Self.quoted(pattern.text))}" }
            let inflection = pattern.inflection.map { ", inflect: \($0.rawValue)" } ?? ""
            return "{phrase: \(Self.quoted(pattern.text))\(inflection)\(pattern.allowsTypos ? ", typos: true" : "")}"
        }
    }

    /// Plain where it is letters alone, else in double quotes.
    private static func quoted(_ text: String) -> String {
        let isPlain =
            text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " } && !text.isEmpty
            && text.first != " " && text.last != " " && !reserved.contains(text)
        if isPlain { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
