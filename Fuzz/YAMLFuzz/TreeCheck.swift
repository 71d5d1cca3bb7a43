import Diagnostics
import FuzzSupport
import YAML

/// Where nodes stand and what they say of themselves.
struct TreeCheck {
    private var lines: [[Unicode.Scalar]] = []
    private var nodes = 0

    init(_ files: SourceFiles, _ file: String) {
        while let line = files.line(lines.count + 1, of: file) { lines.append(Array(line.unicodeScalars)) }
    }

    /// No deeper than the reader's limit, so recursion is bounded.
    mutating func run(_ node: YAMLNode, depth: Int) {
        nodes += 1
        require(nodes <= YAMLLimits.nodesMax, "a tree has no more nodes than may be")
        require(holds(node.start) && holds(node.end), "a node stands in the text: \(node.start) to \(node.end)")
        require(isOrdered(node.start, node.end), "a node ends behind its beginning")
        switch node.content {
        case .scalar(let text, let isQuoted): checkScalar(text, isQuoted, node)
        case .sequence(let items):
            checkChildren(items, of: node)
            for item in items { run(item, depth: depth + 1) }
        case .mapping(let entries):
            checkChildren(entries.flatMap { [$0.key, $0.value] }, of: node)
            let keys = entries.compactMap(\.key.scalarText)
            require(keys.count == entries.count && Set(keys).count == keys.count, "keys are scalars, each once")
            for entry in entries {
                run(entry.key, depth: depth + 1)
                run(entry.value, depth: depth + 1)
            }
        }
        if case .scalar = node.content { return }
        require(depth <= YAMLLimits.depthMax, "a tree is no deeper than may be")
    }

    private func checkChildren(_ children: [YAMLNode], of node: YAMLNode) {
        var place = node.start
        for child in children {
            require(isOrdered(place, child.start), "children stand one behind the other: \(place), \(child.start)")
            place = child.end
        }
        require(isOrdered(place, node.end), "children end in their parent: \(place), \(node.end)")
    }

    /// What stands on one line without escapes is the text itself: errors within it are shown there.
    private func checkScalar(_ text: String, _ isQuoted: Bool, _ node: YAMLNode) {
        guard node.start.line == node.end.line else { return }
        let line = lines[node.start.line - 1]
        let written = line[node.start.column - 1..<node.end.column - 1]
        if !isQuoted { return require(written.elementsEqual(text.unicodeScalars), "a plain scalar is its text") }
        if written.count == text.unicodeScalars.count + 2 {
            require(written.dropFirst().dropLast().elementsEqual(text.unicodeScalars), "so is one in quotes")
        }
    }

    private func holds(_ position: SourcePosition) -> Bool {
        lines.indices.contains(position.line - 1) && 1...lines[position.line - 1].count + 1 ~= position.column
    }

    private func isOrdered(_ first: SourcePosition, _ second: SourcePosition) -> Bool {
        (first.line, first.column) <= (second.line, second.column)
    }
}
