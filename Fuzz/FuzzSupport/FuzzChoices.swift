public import NaiveMatching

/// Random decisions out of a fuzzer's bytes, one each; 0 once they are used up.
public struct FuzzChoices: Choices {
    private var bytes: ArraySlice<UInt8>

    /// Decisions by these bytes.
    public init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// A number below `bound`.
    public mutating func next(below bound: Int) -> Int { bytes.popFirst().map { Int($0) % bound } ?? 0 }
}
