import JSON

/// A text with what reading it gave.
struct JSONText {
    /// A node by what it says, not where it stands.
    struct Shape: Equatable {
        let kind: JSONNode.Kind
        let next: Int
        /// A string's decoded value, a number's digits.
        let says: [UInt8]
    }

    let text: [UInt8]
    let document: JSONDocument
    let error: JSONError?

    init(_ text: [UInt8]) {
        var document = JSONDocument()
        self.init(text, into: &document)
    }

    init(_ text: [UInt8], into document: inout JSONDocument) {
        self.text = text
        do throws(JSONError) {
            try document.read(text.span)
            error = nil
        } catch { self.error = error }
        self.document = document
    }

    var shape: [Shape] {
        document.nodes.indices.map { index in
            let node = document.nodes[index]
            return Shape(kind: node.kind, next: node.next, says: says(index))
        }
    }

    /// A string's decoded value, a number's digits; empty for the rest.
    func says(_ index: Int) -> [UInt8] {
        let node = document.nodes[index]
        switch node.kind {
        case .string:
            var value: [UInt8] = []
            document.appendString(index, in: text.span, to: &value)
            return value
        case .number: return Array(text[node.range])
        default: return []
        }
    }
}
