/// Bytes that are written in many small pieces, in memory that grows and is kept between uses.
///
/// It does what `[UInt8]` does, without asking at each piece whether an array is shared: a record has hundreds of
/// pieces, and that question was most of what writing one cost. So it can't be copied, and its pieces are inlined.
/// It allocates nothing before the first byte, owns its memory and frees it when it goes.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
    @usableFromInline var memory = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    @usableFromInline var length = 0

    /// An empty buffer that has room for `capacity` bytes.
    public init(capacity: Int = 0) {
        if capacity > 0 { grow(toHold: capacity) }
    }

    deinit { memory.deallocate() }

    /// How many bytes have been written.
    @inlinable public var count: Int { length }

    /// How many bytes it holds room for.
    public var capacity: Int { memory.count }

    /// What has been written.
    public var span: Span<UInt8> {
        @_lifetime(borrow self)
        get { _overrideLifetime(UnsafeBufferPointer(rebasing: memory[..<count]).span, borrowing: self) }
    }

    /// Lends what has been written.
    public func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(rebasing: memory[..<count]))
    }

    /// The last byte; nil for none.
    @inlinable @inline(__always)
    public var last: UInt8? { count > 0 ? memory[count &- 1] : nil }

    /// A byte that has been written.
    @inlinable
    public subscript(index: Int) -> UInt8 {
        get {
            precondition(index >= 0 && index < count, "beyond what has been written")
            return memory[index]
        }
        set {
            precondition(index >= 0 && index < count, "beyond what has been written")
            memory[index] = newValue
        }
    }

    /// Forgets what was written behind the first `shorter` bytes, and keeps the memory.
    @inlinable
    public mutating func cut(to shorter: Int) {
        precondition(shorter >= 0 && shorter <= length, "beyond what has been written")
        length = shorter
    }

    /// Forgets what was written. Keeps the memory where it is no larger than `capacityMax`, else frees it.
    public mutating func removeAll(keepingAtMost capacityMax: Int = .max) {
        length = 0
        guard capacity > capacityMax else { return }
        memory.deallocate()
        memory = UnsafeMutableBufferPointer(start: nil, count: 0)
    }

    /// Makes room for `more` bytes.
    @inlinable @inline(__always)
    public mutating func reserve(_ more: Int) {
        if more > memory.count &- count { grow(toHold: count &+ more) }
    }

    /// At least doubles the memory, so that appending takes constant time on average.
    @usableFromInline @inline(never)
    mutating func grow(toHold needed: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(needed, 2 * capacity, 64))
        _ = larger.update(fromContentsOf: memory[..<count])
        memory.deallocate()
        memory = larger
    }
}
