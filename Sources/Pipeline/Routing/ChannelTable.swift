import Inquiries

/// Finds the column in which a channel is counted by comparing bytes: only one that this worker has never seen allocates. Owned by one worker.
struct ChannelTable {
    private var names: [[UInt8]] = []
    private var columns: [Int] = []
    private let known: NameColumns

    /// The longest name that is counted as such; what is longer is nobody's channel.
    private static let nameBytesMax = 64

    init(_ known: NameColumns) { self.known = known }

    /// The column of a channel: one it shares with others where it is no name, or too many are known.
    mutating func column(of channel: Range<Int>, in bytes: Span<UInt8>) -> Int {
        for index in names.indices where equals(names[index], channel, bytes) { return columns[index] }
        return learn(channel, bytes)
    }

    private func equals(_ name: [UInt8], _ channel: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard name.count == channel.count else { return false }
        for index in name.indices where name[index] != bytes[channel.lowerBound + index] { return false }
        return true
    }

    /// What is no name could be what somebody wrote, and is shown nowhere.
    private mutating func learn(_ channel: Range<Int>, _ bytes: Span<UInt8>) -> Int {
        guard names.count < known.columnsMax, channel.count <= Self.nameBytesMax else { return known.columnsMax - 1 }
        for index in channel where !Self.isNameByte(bytes[index]) { return known.columnsMax - 1 }
        let name = channel.map { bytes[$0] }
        let column = known.columns(of: [name]).first ?? known.columnsMax - 1
        names.append(name)
        columns.append(column)
        return column
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
