/// The buffers of the whole process, in KiB; each worker gets its share.
public struct MemoryBudget: Sendable {
    /// Fetched and not yet read.
    public var fetchKiB = 64 << 10
    /// Produced and not yet delivered.
    public var produceKiB = 64 << 10

    /// The defaults: 64 MiB each, so that four workers stay well below 200 MiB.
    public init() {}

    /// A share below this would not hold one record of the largest size.
    static let shareKiBMin = 4 << 10

    func fetchShare(workers: Int) -> Int { max(Self.shareKiBMin, fetchKiB / max(1, workers)) }
    func produceShare(workers: Int) -> Int { max(Self.shareKiBMin, produceKiB / max(1, workers)) }
}
