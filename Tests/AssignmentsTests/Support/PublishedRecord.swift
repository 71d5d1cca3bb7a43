import Assignments
import Foundation
import JSON

/// One record of an outbox, copied out, as a consumer would see it.
struct PublishedRecord {
    var destination: Destination
    var key: [UInt8]?
    var value: [UInt8]?
    var headers: [(name: String, value: [UInt8]?)]

    /// Every record of an outbox.
    static func all(of outbox: Outbox) -> [PublishedRecord] {
        let bytes = outbox.withUnsafeBytes { Array($0) }
        return outbox.records.map { record in
            PublishedRecord(
                destination: record.destination, key: record.key.map { Array(bytes[$0]) },
                value: record.value.map { Array(bytes[$0]) },
                headers: outbox.headers[record.headers].map { header in
                    (String(decoding: bytes[header.name], as: UTF8.self), header.value.map { Array(bytes[$0]) })
                })
        }
    }

    /// The key as text.
    var keyText: String? { key.map { String(decoding: $0, as: UTF8.self) } }

    /// The value as text.
    var valueText: String { String(decoding: value ?? [], as: UTF8.self) }

    /// The value as the members of a JSON object, read by Foundation.
    var json: [String: Any] {
        let object = try? JSONSerialization.jsonObject(with: Data(value ?? []))
        return object as? [String: Any] ?? [:]
    }

    /// A member of the value by names, one inside the other.
    func json(_ path: String...) -> Any? {
        var node: Any? = json
        for name in path { node = (node as? [String: Any])?[name] }
        return node
    }

    /// The text of the only header with this name.
    func header(_ name: String) -> String? {
        let found = headers.filter { $0.name == name }
        guard found.count == 1, let value = found[0].value else { return nil }
        return String(decoding: value, as: UTF8.self)
    }

    /// Value, key, names and values of headers together.
    var size: Int {
        (value?.count ?? 0) + (key?.count ?? 0) + headers.reduce(0) { $0 + $1.name.utf8.count + ($1.value?.count ?? 0) }
    }

    /// Whether some text stands anywhere in it.
    func contains(_ text: String) -> Bool {
        let all =
            [keyText ?? "", valueText] + headers.flatMap { [$0.name, String(decoding: $0.value ?? [], as: UTF8.self)] }
        return all.contains { $0.contains(text) }
    }
}
