import Foundation
import YAML

extension YAMLNode {
    /// The node as JSON, for values that JSON readers are to judge: unquoted `true`, `false`, `null` and whole numbers are what
    /// they are in JSON, everything else is text.
    var json: String {
        switch content {
        case .scalar(let text, isQuoted: true): Self.json(text)
        case .scalar(let text, isQuoted: false):
            if text.isEmpty { "null" } else if Self.isLiteral(text) { text } else { Self.json(text) }
        case .sequence(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\(Self.json($0.key.scalarText ?? "")):\($0.value.json)" }.joined(separator: ",") + "}"
        }
    }

    private static func isLiteral(_ text: String) -> Bool {
        // As written: other spellings of numbers would not be JSON.
        ["true", "false", "null"].contains(text) || Int64(text).map { String($0) } == text
    }

    private static func json(_ text: String) -> String {
        guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
        return String(decoding: data, as: UTF8.self)
    }
}
