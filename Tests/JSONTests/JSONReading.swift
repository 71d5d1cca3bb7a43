import JSON

/// A JSON value as a tree, to compare readers by.
indirect enum Tree: Equatable {
    case null, bool(Bool), number(String), string([UInt8]), array([Tree]), object([Member])

    struct Member: Equatable {
        var key: [UInt8]
        var value: Tree
    }
}

/// What our reader makes of a text.
func read(_ text: [UInt8]) -> Result<Tree, JSONError> {
    var document = JSONDocument()
    do throws(JSONError) {
        try document.read(text.span)
        return .success(tree(document, document.root, text))
    } catch {
        return .failure(error)
    }
}

func read(_ text: String) -> Result<Tree, JSONError> { read(Array(text.utf8)) }

private func tree(_ document: JSONDocument, _ index: Int, _ text: [UInt8]) -> Tree {
    switch document[index].kind {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .number: .number(String(decoding: text[document[index].range], as: UTF8.self))
    case .string: .string(decoded(document, index, text))
    case .array: .array(document.children(of: index).map { tree(document, $0, text) })
    case .object:
        .object(
            document.children(of: index).enumerated().filter { $0.offset % 2 == 0 }.map {
                Tree.Member(key: decoded(document, $0.element, text), value: tree(document, $0.element + 1, text))
            })
    }
}

private func decoded(_ document: JSONDocument, _ index: Int, _ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    document.appendString(index, in: text.span, to: &bytes)
    return bytes
}

extension Result where Success == Tree, Failure == JSONError {
    var error: JSONError? { if case .failure(let error) = self { error } else { nil } }
    var value: Tree? { if case .success(let tree) = self { tree } else { nil } }
}
