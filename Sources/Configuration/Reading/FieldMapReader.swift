import Diagnostics
import Inquiries
import YAML

/// Reads an input's `map`: our fields, each with a JSON Pointer, several, or a constant.
struct FieldMapReader {
    let problems: ConfigurationProblems

    func read(_ node: YAMLNode, format: InputDefinition.Format) -> [InquiryField: FieldSource]? {
        if format == .text {
            problems.report(
                .badMap, "plain text has no fields to map", at: .file(node),
                hint: "leave `map` out, or use `format: json`")
        }
        guard var mapping = YAMLMapping(node, problems: problems.yaml) else { return nil }
        var map: [InquiryField: FieldSource] = [:]
        for (name, field) in InputKey.fields {
            guard let value = mapping.take(name) else { continue }
            map[field] = source(value, of: field)
        }
        if !node.isEmpty, map[.text] == nil, !mentionsText(node) {
            problems.report(
                .badMap, "the map does not say where `text` comes from", at: .file(node),
                hint: "add, for example, text: /message/body")
        }
        mapping.finish()
        return map
    }

    private func mentionsText(_ node: YAMLNode) -> Bool {
        guard case .mapping(let entries) = node.content else { return false }
        return entries.contains { $0.key.scalarText == "\(InquiryField.text.name)" }
    }

    private func source(_ node: YAMLNode, of field: InquiryField) -> FieldSource? {
        if case .mapping = node.content { return constant(node, of: field) }
        let items = node.itemsOrSelf
        if items.isEmpty { problems.report(.emptyList, "no pointer is named", at: .file(node)) }
        let pointers = items.compactMap(pointer)
        return pointers.count == items.count && !items.isEmpty ? .pointers(pointers) : nil
    }

    private func constant(_ node: YAMLNode, of field: InquiryField) -> FieldSource? {
        guard var mapping = YAMLMapping(node, problems: problems.yaml) else { return nil }
        let value = mapping.required("constant")
        mapping.finish()
        guard let value, let text = value.text(problems.yaml) else { return nil }
        if field == .text {
            problems.report(.badMap, "every inquiry would have the same text", at: .file(value))
        }
        if field == .confidential, value.bool(problems.yaml) == nil { return nil }
        return .constant(text)
    }

    private func pointer(_ node: YAMLNode) -> String? {
        guard let text = node.text(problems.yaml) else { return nil }
        guard let problem = JSONPointer.problem(text) else { return text }
        var place = node.start
        var length = node.underline
        if case .scalar(_, isQuoted: false) = node.content, problem.offset > 0 {
            place = SourcePosition(line: place.line, column: place.column + problem.offset)
            length = 1
        }
        problems.yaml.report(
            code: ConfigurationCode.badPointer.rawValue, problem.reason, at: place, length: length,
            hint: "JSON Pointers (RFC 6901) look like /message/body or /items/0/text")
        return nil
    }
}
