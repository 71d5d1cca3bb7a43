/// Writes JSON text into a byte buffer that it owns and keeps between uses.
///
/// Nothing is allocated once the buffer has grown to the size of the largest text. Commas are placed by the
/// writer; the caller keeps keys and values in their grammatical order.
public struct JSONWriter: Sendable {
    /// What has been written so far. Callers may append finished JSON or cut back to an earlier length.
    public var bytes: [UInt8] = []

    /// An empty writer that has room for `capacity` bytes.
    public init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what was written and keeps the buffer.
    public mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Opens an object as the next value.
    public mutating func beginObject() { separate(); bytes.append(UInt8(ascii: "{")) }

    /// Closes the innermost object.
    public mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

    /// Opens an array as the next value.
    public mutating func beginArray() { separate(); bytes.append(UInt8(ascii: "[")) }

    /// Closes the innermost array.
    public mutating func endArray() { bytes.append(UInt8(ascii: "]")) }

    /// Writes a member's name that needs no escapes.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Puts a comma where the text so far ends in a value.
    mutating func separate() {
        guard let last = bytes.last else { return }
        switch last {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "\n"): break
        default: bytes.append(UInt8(ascii: ","))
        }
    }
}
