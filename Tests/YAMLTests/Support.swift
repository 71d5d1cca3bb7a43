import Diagnostics
import YAML

/// What a text reads as, and what is wrong with it, each problem as `line:column+length code message`.
func parse(_ text: String) -> (root: YAMLNode?, problems: [String]) { parse(Array(text.utf8)) }

func parse(_ bytes: [UInt8]) -> (root: YAMLNode?, problems: [String]) {
    var diagnostics: [Diagnostic] = []
    let root = YAMLDocument.parse(bytes, file: "a.yaml", into: &diagnostics)
    return (root, diagnostics.map(short))
}

func short(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.position.map { "\($0.line):\($0.column)+\(diagnostic.length) " } ?? ""
    return "\(place)\(diagnostic.code) \(diagnostic.message)"
}

/// A node in a notation that shows its structure: `{a: [1, "2"]}`.
func outline(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, let isQuoted): isQuoted ? "\"\(text)\"" : text
    case .sequence(let items): "[" + items.map(outline).joined(separator: ", ") + "]"
    case .mapping(let entries):
        "{" + entries.map { "\(outline($0.key)): \(outline($0.value))" }.joined(separator: ", ") + "}"
    }
}
