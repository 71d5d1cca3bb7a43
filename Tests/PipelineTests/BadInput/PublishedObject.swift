import JSON
import KafkaTestKit

extension TestRecord {
    /// The value as a JSON object, read by our reader: Foundation refuses the escape of half a surrogate pair and numbers
    /// that no Double holds, both of which stay in an inquiry as they came.
    func publishedObject() throws -> [String: Any] {
        let bytes = value ?? []
        var document = JSONDocument()
        if let error = Self.read(bytes, into: &document) {
            // An inquiry of 64 levels stands in its assignment as one of 65.
            guard error.kind == .tooDeep else { throw error }
            return try object()
        }
        guard let object = Self.value(document.root, document, bytes) as? [String: Any] else {
            throw ConditionNotMet(description: "not a JSON object: \(text.prefix(200))")
        }
        return object
    }

    private static func read(_ bytes: [UInt8], into document: inout JSONDocument) -> JSONError? {
        do throws(JSONError) {
            try document.read(bytes.span)
            return nil
        } catch { return error }
    }

    private static func value(_ index: Int, _ document: JSONDocument, _ text: [UInt8]) -> Any? {
        switch document[index].kind {
        case .null: return nil
        case .true: return true
        case .false: return false
        case .number: return document.integer(index, in: text.span)
        case .string: return string(index, document, text)
        case .array: return document.children(of: index).compactMap { value($0, document, text) }
        case .object:
            let children = Array(document.children(of: index))
            var object: [String: Any] = [:]
            for place in stride(from: 0, to: children.count, by: 2) {
                object[string(children[place], document, text)] = value(children[place + 1], document, text)
            }
            return object
        }
    }

    private static func string(_ index: Int, _ document: JSONDocument, _ text: [UInt8]) -> String {
        var bytes: [UInt8] = []
        document.appendString(index, in: text.span, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
