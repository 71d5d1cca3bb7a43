import JSON

/// A JSON Pointer (RFC 6901), taken apart once.
struct JSONPointer: Sendable, Equatable {
    /// The names and indices on the way, escapes resolved.
    let steps: [[UInt8]]

    /// The pointer that the text writes; nil where it begins with neither nothing nor a slash, or a tilde is followed by
    /// neither 0 nor 1.
    init?(_ text: String) {
        var steps: [[UInt8]] = []
        var isAfterTilde = false
        for byte in text.utf8 {
            if isAfterTilde {
                guard byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return nil }
                steps[steps.count - 1].append(byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
                isAfterTilde = false
            } else if byte == UInt8(ascii: "/") {
                steps.append([])
            } else {
                guard !steps.isEmpty else { return nil }
                if byte == UInt8(ascii: "~") { isAfterTilde = true } else { steps[steps.count - 1].append(byte) }
            }
        }
        guard !isAfterTilde else { return nil }
        self.steps = steps
    }

    /// The node it leads to from `root`; nil where there is none. A name on the way that stands twice in its object is an
    /// error, since either value could be meant.
    func node(from root: Int, in document: JSONDocument, _ text: Span<UInt8>) throws(Unreadable) -> Int? {
        var index = root
        for step in steps {
            guard let next = try Self.child(step.span, of: index, in: document, text) else { return nil }
            index = next
        }
        return index
    }

    private static func child(
        _ step: Span<UInt8>, of index: Int, in document: JSONDocument, _ text: Span<UInt8>
    ) throws(Unreadable) -> Int? {
        switch document[index].kind {
        case .object:
            var found: Int?
            var key = index + 1
            while key < document[index].next {
                if document.string(key, in: text, equals: step) {
                    guard found == nil else { throw Unreadable(.notJSON, offset: document[key].range.lowerBound) }
                    found = key + 1
                }
                key = document[key + 1].next
            }
            return found
        case .array:
            guard var left = arrayIndex(step) else { return nil }
            var element = index + 1
            while element < document[index].next, left > 0 {
                element = document[element].next
                left -= 1
            }
            return element < document[index].next ? element : nil
        default: return nil
        }
    }

    /// An array's index: digits without leading zeros; `-`, which names the element behind the last, never leads anywhere.
    private static func arrayIndex(_ step: Span<UInt8>) -> Int? {
        guard step.count >= 1, step.count <= 9, step.count == 1 || step[0] != UInt8(ascii: "0") else { return nil }
        var value = 0
        for position in step.indices {
            guard ASCII.isDigit(step[position]) else { return nil }
            value = value * 10 + Int(step[position] - UInt8(ascii: "0"))
        }
        return value
    }
}
