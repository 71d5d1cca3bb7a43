import Builtin

/// Sixteen numbers of 32 bits, looked at at once; see `SixteenBytes`.
public struct SixteenNumbers: BitwiseCopyable, Sendable {
    /// The numbers.
    public let vector: SIMD16<Int32>

    /// These numbers.
    @inlinable @inline(__always)
    public init(_ vector: SIMD16<Int32>) { self.vector = vector }

    /// One bit a number, the first one's lowest: whether it is greater than the other's.
    @inlinable @inline(__always)
    public func above(_ other: SixteenNumbers) -> UInt16 {
        UInt16(
            Builtin.bitcast_Vec16xInt1_Int16(
                Builtin.cmp_sgt_Vec16xInt32(vector._storage._value, other.vector._storage._value)))
    }
}
