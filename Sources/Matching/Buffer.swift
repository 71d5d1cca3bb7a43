/// Elements without references in memory of their own, which grows and is never shared: unlike an array's, writing one
/// needs no check that nobody else holds them, which on the message path costs more than the write. Owns its memory and
/// frees it in `deinit`, nowhere else.
public struct Buffer<Element: BitwiseCopyable>: ~Copyable {
    @usableFromInline var base: UnsafeMutablePointer<Element>
    @usableFromInline var capacity: Int
    @usableFromInline var elementCount: Int

    /// How many elements there are.
    @inlinable public var count: Int { elementCount }

    /// A buffer of `count` times the same element.
    public init(repeating element: Element, count: Int) {
        capacity = max(count, 16)
        base = .allocate(capacity: capacity)
        base.initialize(repeating: element, count: count)
        elementCount = count
    }

    /// A buffer without elements.
    public init() {
        capacity = 16
        base = .allocate(capacity: capacity)
        elementCount = 0
    }

    deinit { base.deallocate() }

    /// An element by its place.
    public subscript(index: Int) -> Element {
        @inlinable get {
            precondition(index >= 0 && index < count)
            return base[index]
        }
        @inlinable set {
            precondition(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    /// The elements, for loops that have checked their bounds or take places from compiled tables. Valid until the buffer
    /// grows or ends.
    @inlinable public var elements: UnsafeMutablePointer<Element> { base }

    /// Appends an element.
    @inlinable public mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        elementCount &+= 1
    }

    /// Makes room for `more` elements.
    @inlinable public mutating func reserve(_ more: Int) {
        while capacity &- count < more { grow() }
    }

    /// Appends an element for which `reserve` made room.
    @inlinable public mutating func appendReserved(_ element: Element) {
        assert(count < capacity, "no room was made")
        (base + count).initialize(to: element)
        elementCount &+= 1
    }

    /// Forgets the elements from `count` on; keeps the memory.
    @inlinable public mutating func truncate(to newCount: Int) {
        precondition(newCount >= 0 && newCount <= count)
        elementCount = newCount
    }

    /// Sets all elements.
    public mutating func fill(with element: Element) { base.update(repeating: element, count: count) }

    /// Twice the room.
    @inline(never) @usableFromInline mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
