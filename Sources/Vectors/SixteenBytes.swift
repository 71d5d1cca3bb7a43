import Builtin

/// Sixteen bytes of a text, looked at at once.
///
/// The comparisons of the standard library's `SIMD16` go lane by lane in Swift 6.3, in some hundred instructions, and nothing in it
/// gathers their results in a number. The compiler's own operations, below, are one instruction each on x86-64. This module alone
/// uses them.
public struct SixteenBytes: BitwiseCopyable, Sendable {
    /// How many there are.
    public static var count: Int { @inlinable @inline(__always) get { 16 } }

    /// The bytes.
    public let vector: SIMD16<UInt8>

    /// These bytes.
    @inlinable @inline(__always)
    public init(_ vector: SIMD16<UInt8>) { self.vector = vector }

    /// The bytes from `position` on, which the caller has checked to be there; the load checks again.
    @inlinable @inline(__always)
    public init(_ text: Span<UInt8>, at position: Int) {
        vector = text.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
    }

    /// The eight bytes from `position` on, and the last eight of the text, which may be the same in part.
    @inlinable @inline(__always)
    public init(_ text: Span<UInt8>, eightAt position: Int) {
        let first = text.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
        let last = text.bytes.unsafeLoadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self)
        vector = unsafeBitCast(SIMD2(first, last), to: SIMD16<UInt8>.self)
    }

    /// One bit a byte, the first byte's lowest: its highest bit. Of a comparison whether it holds, of a text whether the byte
    /// is not ASCII.
    public var highBits: UInt16 {
        @inlinable @inline(__always) get {
            let zero = SIMD16<UInt8>()
            return UInt16(
                Builtin.bitcast_Vec16xInt1_Int16(
                    Builtin.cmp_slt_Vec16xInt8(vector._storage._value, zero._storage._value)))
        }
    }

    /// All bits of each byte that equals an ASCII character, none of the others.
    @inlinable @inline(__always)
    public func equal(_ character: Unicode.Scalar) -> SixteenBytes {
        let other = SIMD16(repeating: UInt8(ascii: character))
        let holds = Builtin.cmp_eq_Vec16xInt8(vector._storage._value, other._storage._value)
        return SixteenBytes(unsafeBitCast(Builtin.sext_Vec16xInt1_Vec16xInt8(holds), to: SIMD16<UInt8>.self))
    }

    /// All bits of each byte below a limit.
    @inlinable @inline(__always)
    public func below(_ limit: UInt8) -> SixteenBytes {
        let other = SIMD16(repeating: limit)
        let holds = Builtin.cmp_ult_Vec16xInt8(vector._storage._value, other._storage._value)
        return SixteenBytes(unsafeBitCast(Builtin.sext_Vec16xInt1_Vec16xInt8(holds), to: SIMD16<UInt8>.self))
    }

    /// All bits of each byte that is one of these ASCII characters or stands between them.
    @inlinable @inline(__always)
    public func between(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> SixteenBytes {
        let low = SIMD16(repeating: UInt8(ascii: first) &- 1)
        let high = SIMD16(repeating: UInt8(ascii: last) &+ 1)
        // With signs, so that bytes beyond ASCII are below the first.
        let holds = Builtin.and_Vec16xInt1(
            Builtin.cmp_sgt_Vec16xInt8(vector._storage._value, low._storage._value),
            Builtin.cmp_slt_Vec16xInt8(vector._storage._value, high._storage._value))
        return SixteenBytes(unsafeBitCast(Builtin.sext_Vec16xInt1_Vec16xInt8(holds), to: SIMD16<UInt8>.self))
    }

    /// The bits that either has.
    @inlinable @inline(__always)
    public static func | (left: SixteenBytes, right: SixteenBytes) -> SixteenBytes {
        let bits = Builtin.or_Vec16xInt8(left.vector._storage._value, right.vector._storage._value)
        return SixteenBytes(unsafeBitCast(bits, to: SIMD16<UInt8>.self))
    }

    /// The bits that both have.
    @inlinable @inline(__always)
    public static func & (left: SixteenBytes, right: SixteenBytes) -> SixteenBytes {
        let bits = Builtin.and_Vec16xInt8(left.vector._storage._value, right.vector._storage._value)
        return SixteenBytes(unsafeBitCast(bits, to: SIMD16<UInt8>.self))
    }
}
