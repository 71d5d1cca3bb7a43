/// Which dead letters of one partition are settled: an offset before which all are, and ranges behind it. Kafka keeps it
/// as the group's committed offset and that offset's metadata, in the same transaction as the redriven records, so that
/// filters and limits may leave dead letters open and none is ever redriven twice.
public struct RedriveLedger: Sendable, Equatable {
    /// The most bytes of the text: the default of the broker's `offset.metadata.max.bytes`.
    public static let textBytesMax = 4096
    /// A comma and two numbers of 19 digits with a plus between.
    private static let entryBytesMax = 40

    /// Everything before this offset is settled.
    public private(set) var firstOpen: Int64
    /// What is settled behind it: in order, with something open before each.
    private(set) var settled: [Range<Int64>] = []

    /// A ledger in which nothing behind `firstOpen` is settled.
    public init(firstOpen: Int64) { self.firstOpen = firstOpen }

    /// Whether an offset is settled.
    public func isSettled(_ offset: Int64) -> Bool {
        offset < firstOpen || settled.contains { $0.contains(offset) }
    }

    /// Whether the text stays within its limit when `range` is settled.
    public func hasRoom(for range: Range<Int64>) -> Bool {
        if range.lowerBound <= firstOpen { return true }
        if settled.contains(where: { $0.lowerBound <= range.upperBound && range.lowerBound <= $0.upperBound }) {
            return true
        }
        // Even the longest numbers fit while there are few.
        if (settled.count + 2) * Self.entryBytesMax < Self.textBytesMax { return true }
        return text.utf8.count + 2 * Self.entryBytesMax <= Self.textBytesMax
    }

    /// Settles a range, which may overlap what is settled already.
    public mutating func settle(_ range: Range<Int64>) {
        guard !range.isEmpty, range.upperBound > firstOpen else { return }
        var merged = max(range.lowerBound, firstOpen)..<range.upperBound
        let first = settled.firstIndex { $0.upperBound >= merged.lowerBound } ?? settled.endIndex
        var end = first
        while end < settled.endIndex, settled[end].lowerBound <= merged.upperBound {
            merged =
                min(merged.lowerBound, settled[end].lowerBound)..<max(merged.upperBound, settled[end].upperBound)
            end += 1
        }
        settled.replaceSubrange(first..<end, with: [merged])
        if merged.lowerBound == firstOpen {
            firstOpen = merged.upperBound
            settled.removeFirst()
        }
    }
}

extension RedriveLedger {
    /// The version of the text, its first character.
    private static let version = "1:"

    /// The ranges behind `firstOpen` as the offset's metadata: `1:3+5,2+1` is three open, five settled, two open, one
    /// settled.
    public var text: String {
        var end = firstOpen
        var entries: [String] = []
        for range in settled {
            entries.append("\(range.lowerBound - end)+\(range.upperBound - range.lowerBound)")
            end = range.upperBound
        }
        return Self.version + entries.joined(separator: ",")
    }

    /// Reads a committed offset and its metadata; nil for a text that is none of ours. An empty one is that of an offset
    /// that somebody set by Kafka's own tools: nothing behind it is settled.
    public init?(firstOpen: Int64, text: String) {
        self.init(firstOpen: firstOpen)
        guard !text.isEmpty else { return }
        guard text.hasPrefix(Self.version) else { return nil }
        var end = firstOpen
        for entry in text.dropFirst(Self.version.count).split(separator: ",") {
            let numbers = entry.split(separator: "+", omittingEmptySubsequences: false).map { Int64($0) }
            guard numbers.count == 2, let open = numbers[0], let closed = numbers[1], open > 0, closed > 0 else {
                return nil
            }
            let (start, startOverflows) = end.addingReportingOverflow(open)
            let (next, nextOverflows) = start.addingReportingOverflow(closed)
            guard !startOverflows, !nextOverflows else { return nil }
            settled.append(start..<next)
            end = next
        }
    }
}
