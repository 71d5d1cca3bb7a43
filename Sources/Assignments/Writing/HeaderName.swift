/// The headers of an assignment: CloudEvents 1.0 attributes in the Kafka protocol binding's binary mode.
enum HeaderName: Int, CaseIterable {
    case specVersion, type, id, source, time, subject, department, role, priority
    case channel, language, school, senderType, answerBy, inquiryID, ruleBook, contentType

    /// Those whose value is the same in every assignment.
    static let constants: [(HeaderName, StaticString)] = [
        (.specVersion, "1.0"), (.type, "switchboard.assignment.v1"), (.contentType, "application/json"),
    ]
    /// How many there are.
    static var count: Int { 17 }
    /// Those that an assignment without the inquiry goes without too, one bit each: they tell of the message or its sender.
    static var withheld: UInt32 { 1 << channel.rawValue | 1 << language.rawValue | 1 << senderType.rawValue }

    /// The name on the wire.
    var text: StaticString {
        switch self {
        case .specVersion: "ce_specversion"
        case .type: "ce_type"
        case .id: "ce_id"
        case .source: "ce_source"
        case .time: "ce_time"
        case .subject: "ce_subject"
        case .department: "ce_department"
        case .role: "ce_role"
        case .priority: "ce_priority"
        case .channel: "ce_channel"
        case .language: "ce_language"
        case .school: "ce_school"
        case .senderType: "ce_sendertype"
        case .answerBy: "ce_answerby"
        case .inquiryID: "ce_inquiryid"
        case .ruleBook: "ce_rulebook"
        case .contentType: "content-type"
        }
    }
}

/// The inbound headers that are never carried along as they came: they would pass for ours.
public enum ReservedHeader {
    /// Whether a name starts with `ce_` or `switchboard_` or is `content-type`. Kafka's header names have case, but
    /// many consumers' maps of them have none, so letters count alike here.
    static func contains(_ name: Span<UInt8>) -> Bool {
        starts(name, with: "ce_") || isOurs(name) || (name.count == 12 && starts(name, with: "content-type"))
    }

    /// Whether a name starts with `switchboard_`.
    public static func isOurs(_ name: Span<UInt8>) -> Bool { starts(name, with: "switchboard_") }

    /// Whether a name is `switchboard_attempt`.
    static func isAttempt(_ name: Span<UInt8>) -> Bool { name.count == 19 && starts(name, with: "switchboard_attempt") }

    private static func starts(_ name: Span<UInt8>, with prefix: StaticString) -> Bool {
        guard name.count >= prefix.utf8CodeUnitCount else { return false }
        for index in 0..<prefix.utf8CodeUnitCount {
            let byte = name[index]
            let lowered = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if lowered != prefix.utf8Start[index] { return false }
        }
        return true
    }
}
