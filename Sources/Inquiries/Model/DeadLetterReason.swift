/// Why a record's text can't be read. The names are the values of the header `switchboard_reason`.
public enum DeadLetterReason: UInt8, Sendable, CaseIterable {
    case empty, notUTF8, notJSON, noText, tooLarge, tooDeep, badCloudEvent

    /// The word in headers, counters and documentation.
    public var name: StaticString {
        switch self {
        case .empty: "empty"
        case .notUTF8: "not_utf8"
        case .notJSON: "not_json"
        case .noText: "no_text"
        case .tooLarge: "too_large"
        case .tooDeep: "too_deep"
        case .badCloudEvent: "bad_cloudevent"
        }
    }
}
