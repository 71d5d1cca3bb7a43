import Inquiries
import KafkaTestKit

/// A record that somebody's connector, or somebody hostile, may send, and what must become of it.
struct BadInput: Sendable {
    let name: String
    let input: Input
    let record: TestRecord
    let end: End

    init(
        _ name: String, on input: Input = .sms, key: [UInt8]? = nil, headers: [TestRecord.Header] = [],
        _ value: [UInt8]?, _ end: End
    ) {
        self.name = name
        self.input = input
        self.end = end
        record = TestRecord(key: key, value: value, headers: headers)
    }

    init(
        _ name: String, on input: Input = .sms, key: [UInt8]? = nil, headers: [TestRecord.Header] = [],
        _ value: String, _ end: End
    ) {
        self.init(name, on: input, key: key, headers: headers, Array(value.utf8), end)
    }

    /// All of them, by aspect.
    static let all: [BadInput] = [
        empty, notUTF8, notJSON, texts, fields, times, sizes, headers, keys, structuredEvents, binaryEvents,
        otherInputs,
    ].flatMap { (aspect: [BadInput]) -> [BadInput] in aspect }

    /// An inquiry in our shape with one member beside the text.
    static func beside(_ member: String) -> String { #"{"text":"\#(words)",\#(member)}"# }

    /// A text that no rule of these tests knows.
    static let words = "when does the library open"
}

extension BadInput {
    /// What a record must lead to.
    enum End: Sendable {
        /// A dead letter with this reason.
        case deadLetter(String, LetterCheck = LetterCheck())
        /// An assignment.
        case assignment(AssignmentCheck = AssignmentCheck())
    }

    /// What a dead letter has to be, beside the record with its reason.
    struct LetterCheck: Sendable {
        /// Its bytes trip the safety rules: it is marked, and safety gets a copy.
        var isUrgent = false
        /// Something that the sentence about it says.
        var says = ""
    }

    /// What an assignment has to hold. Each field has the value that most cases have.
    struct AssignmentCheck: Sendable {
        var department = "front-office"
        /// The inquiry's text as the department reads it.
        var text: String? = BadInput.words
        /// All of `why.notes`.
        var notes: [String] = []
        /// Members of `inquiry`, nil for absent, by their name; a sender's with a dot.
        var fields: [String: String?] = [:]
        /// Headers, nil for absent.
        var headers: [String: String?] = [:]
        /// The key, where it is not the record's own.
        var key: Key = .inbound
        /// Whether `inquiry` is the value, byte by byte.
        var isValueItself = true
        var isTruncated = false

        enum Key: Sendable, Equatable {
            case inbound
            case text(String)
            /// 64 hexadecimal digits.
            case hash
        }
    }

    /// A dead letter with this reason.
    static func letter(_ reason: String) -> End { .deadLetter(reason) }

    /// An assignment whose field counts as absent and is named.
    static func ignored(_ field: String) -> End {
        let note =
            field == "received_at"
            ? "received_at: not a valid time or too far ahead, the record's time is used"
            : "\(field): wrong type or value, ignored"
        return .assignment(AssignmentCheck(notes: [note]))
    }
}

extension BadInput {
    /// The inputs of these tests, by the last part of their Kafka topics' names.
    enum Input: String, Sendable, CaseIterable {
        /// Our own shape.
        case sms
        /// Our own shape, with larger values than usual.
        case archive
        /// Plain text.
        case voicemail
        /// Plain text that is HTML.
        case page
        /// Our own shape, with HTML as the text.
        case email
        /// Our own shape, with times in seconds since 1970.
        case chat
        /// Another JSON shape.
        case web

        var definition: InputDefinition {
            switch self {
            case .sms: InputDefinition(name: rawValue)
            case .archive: InputDefinition(name: rawValue, valueBytesMax: 16 << 20)
            case .voicemail: InputDefinition(name: rawValue, format: .text)
            case .page: InputDefinition(name: rawValue, format: .text, textFormat: .html)
            case .email: InputDefinition(name: rawValue, textFormat: .html)
            case .chat: InputDefinition(name: rawValue, timeFormat: .epochSeconds)
            case .web:
                InputDefinition(
                    name: rawValue,
                    map: [
                        .text: .pointers(["/message/title", "/message/body"]), .id: .pointers(["/meta/id"]),
                        .senderID: .pointers(["/meta/from"]), .confidential: .pointers(["/private"]),
                        .receivedAt: .pointers(["/meta/at"]), .senderType: .constant("parent"),
                    ])
            }
        }
    }
}
