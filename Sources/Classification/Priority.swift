/// How soon a person must look, lowest first.
public enum Priority: UInt8, Sendable, BitwiseCopyable, Comparable, CaseIterable {
    case low, normal, high, urgent

    /// The word used in rules, assignments and headers.
    public var name: StaticString {
        switch self {
        case .low: "low"
        case .normal: "normal"
        case .high: "high"
        case .urgent: "urgent"
        }
    }

    /// Orders by urgency.
    public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
}
