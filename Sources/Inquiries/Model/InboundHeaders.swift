/// The headers of one record, copied into a buffer that is kept between records. Empty for most records.
/// The limits are those of the contract: what goes beyond is counted, not copied.
public struct InboundHeaders: Sendable {
    /// The most headers that are carried along.
    public static let countMax = 64
    /// The most bytes of names and values that are carried along.
    public static let bytesMax = 16 << 10

    /// A header: where its name and value stand in `bytes`.
    public struct Header: Sendable {
        /// The name.
        public var name: Range<Int>
        /// The value; nil for a null value.
        public var value: Range<Int>?
    }

    /// Names and values, one after the other.
    public private(set) var bytes: [UInt8] = []
    /// The headers in their order.
    public private(set) var headers: [Header] = []
    /// How many did not fit.
    public private(set) var leftOut = 0

    /// No headers.
    public init() {
        bytes.reserveCapacity(Self.bytesMax)
        headers.reserveCapacity(Self.countMax)
    }

    /// Forgets all headers and keeps the buffers.
    public mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        headers.removeAll(keepingCapacity: true)
        leftOut = 0
    }

    /// Adds a header, or counts it where a limit is reached.
    public mutating func append(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>?) {
        let size = name.count + (value?.count ?? 0)
        guard headers.count < Self.countMax, bytes.count + size <= Self.bytesMax else {
            leftOut += 1
            return
        }
        let nameStart = bytes.count
        bytes.append(contentsOf: name)
        let valueStart = bytes.count
        if let value { bytes.append(contentsOf: value) }
        headers.append(Header(name: nameStart..<valueStart, value: value == nil ? nil : valueStart..<bytes.count))
    }
}
