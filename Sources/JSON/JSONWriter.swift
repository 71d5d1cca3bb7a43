/// Writes JSON text into a byte buffer that it owns and keeps between uses.
///
/// Nothing is allocated once the buffer has grown to the size of the largest text. Commas are placed by the
/// writer; the caller keeps keys and values in their grammatical order.
public struct JSONWriter: ~Copyable, Sendable {
    /// What has been written so far. Callers may append finished JSON or cut back to an earlier length.
    public var buffer: ByteBuffer

    /// An empty writer that has room for `capacity` bytes.
    public init(capacity: Int = 0) {
        buffer = ByteBuffer(capacity: capacity)
    }

    /// A copy of what has been written so far, for the control plane.
    public var bytes: [UInt8] { buffer.withUnsafeBufferPointer { Array($0) } }

    /// Forgets what was written and keeps the buffer.
    public mutating func reset() {
        buffer.removeAll()
    }

    /// Opens an object as the next value.
    @inlinable @inline(__always)
    public mutating func beginObject() { separate(); buffer.append(UInt8(ascii: "{")) }

    /// Closes the innermost object.
    @inlinable @inline(__always)
    public mutating func endObject() { buffer.append(UInt8(ascii: "}")) }

    /// Opens an array as the next value.
    @inlinable @inline(__always)
    public mutating func beginArray() { separate(); buffer.append(UInt8(ascii: "[")) }

    /// Closes the innermost array.
    @inlinable @inline(__always)
    public mutating func endArray() { buffer.append(UInt8(ascii: "]")) }

    /// Writes a member's name that needs no escapes.
    @inlinable @inline(__always)
    public mutating func key(_ name: StaticString) {
        separate()
        buffer.reserve(name.utf8CodeUnitCount &+ 3)
        buffer.append(UInt8(ascii: "\""))
        buffer.append(name)
        buffer.append("\":")
    }

    /// Writes a member, name and value, that is the same in every text.
    @inlinable @inline(__always)
    public mutating func member(_ json: StaticString) {
        separate()
        buffer.append(json)
    }

    /// Puts a comma where the text so far ends in a value.
    @inlinable @inline(__always)
    mutating func separate() {
        guard let last = buffer.last else { return }
        switch last {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "\n"): break
        default: buffer.append(UInt8(ascii: ","))
        }
    }
}
