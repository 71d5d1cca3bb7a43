extension BadInput {
    /// Fields beside the text with a wrong type or value: absent, and named.
    static let fields: [BadInput] =
        wrong.map { field, name, json in
            BadInput("`\(field)` \(name)", beside(member(field, json)), ignored(field))
        }
        + absent.map { field, name, json in
            BadInput("`\(field)` \(name)", beside(member(field, json)), .assignment())
        } + kept + [
            BadInput(
                "every field of a wrong type",
                beside(
                    #""id":1,"channel":[],"subject":{},"language":1,"school":false,"conversation_id":[1],"received_at":{},"#
                        + #""sender":{"type":1,"id":[]},"reply_to":0,"claimed_topic":null,"confidential":"sure""#),
                .assignment(
                    AssignmentCheck(
                        notes: ["id", "channel", "subject", "language", "school", "conversation_id"].map(note) + [
                            "received_at: not a valid time or too far ahead, the record's time is used"
                        ] + ["sender.type", "sender.id", "reply_to", "confidential"].map(note))))
        ]

    private static func note(_ field: String) -> String { "\(field): wrong type or value, ignored" }

    /// `sender.id` is a member of a member.
    private static func member(_ field: String, _ json: String) -> String {
        field.hasPrefix("sender.")
            ? #""sender":{"\#(field.dropFirst(7))":\#(json)}"# : #""\#(field)":\#(json)"#
    }

    private static func string(_ count: Int) -> String { "\"" + String(repeating: "x", count: count) + "\"" }

    private static let wrong: [(String, String, String)] =
        ["id", "channel", "subject", "language", "school", "conversation_id", "sender.id", "reply_to", "claimed_topic"]
        .flatMap { field in
            [
                (field, "is a number", "7"), (field, "is true", "true"), (field, "is an array", #"["a"]"#),
                (field, "is an object", "{}"),
            ]
        } + [
            ("sender", "is a string", #""parent""#), ("sender", "is an array", #"[{"id":"a"}]"#),
            ("sender", "is a number", "7"),
            ("sender.type", "is a number", "7"), ("sender.type", "is unknown", #""robot""#),
            ("sender.type", "is long", string(65)),
            ("confidential", "is a number", "1"), ("confidential", "is a word", #""true""#),
            ("confidential", "is an object", "{}"),
            ("language", "is a name", #""Spanish (Mexico)""#), ("language", "has bad parts", #""e-1--x""#),
            ("language", "is long", string(36)),
            ("id", "has 1,025 bytes", string(1_025)), ("id", "has 100 KB", string(100_000)),
            ("conversation_id", "has 1,025 bytes", string(1_025)), ("conversation_id", "has 100 KB", string(100_000)),
            ("sender.id", "has 1,025 bytes", string(1_025)), ("reply_to", "has 2,049 bytes", string(2_049)),
            ("school", "has 257 bytes", string(257)), ("school", "has 500 KB", string(500_000)),
            ("channel", "has 65 bytes", string(65)), ("claimed_topic", "has 65 bytes", string(65)),
        ]

    private static let absent: [(String, String, String)] =
        [
            "id", "channel", "subject", "language", "school", "conversation_id", "received_at", "sender.type",
            "sender.id", "reply_to",
            "claimed_topic", "confidential", "sender",
        ].map { ($0, "is null", "null") }
        + [
            "id", "channel", "subject", "language", "school", "conversation_id", "sender.type", "sender.id", "reply_to",
            "claimed_topic",
        ]
        .map { ($0, "is blank", #"" \u200b""#) }

    private static let kept: [BadInput] = [
        BadInput(
            "`sender.type` in capitals", beside(#""sender":{"type":"PARENT"}"#),
            .assignment(AssignmentCheck(headers: ["ce_sendertype": "parent"]))),
        BadInput(
            "`id` of 1,024 bytes", beside(#""id":\#(string(1_024))"#),
            .assignment(AssignmentCheck(fields: ["id": String(repeating: "x", count: 1_024)]))),
        BadInput(
            "`conversation_id` of 1,024 bytes", beside(#""conversation_id":\#(string(1_024))"#),
            .assignment(AssignmentCheck(key: .text(String(repeating: "x", count: 1_024))))),
        BadInput(
            "`school` of 256 bytes", beside(#""school":\#(string(256))"#),
            .assignment(AssignmentCheck(headers: ["ce_school": String(repeating: "x", count: 256)]))),
        BadInput(
            "`school` with line ends and a bell", beside(#""school":"a\r\nce_priority: urgent\u0007""#),
            .assignment(AssignmentCheck(headers: ["ce_school": "a  ce_priority: urgent "]))),
        BadInput(
            "`channel` with slashes and colons", beside(#""channel":"a/b:c#d","id":"7""#),
            .assignment(AssignmentCheck(headers: ["ce_channel": "a/b:c#d", "ce_inquiryid": "a%2fb%3ac%23d:7"]))),
        BadInput(
            "`claimed_topic` that no rule set has", beside(#""claimed_topic":"../../etc/passwd""#),
            .assignment(AssignmentCheck(fields: ["claimed_topic": "../../etc/passwd"]))),
        BadInput(
            "`reply_to` that is a script", beside(#""reply_to":"javascript:alert(1)""#),
            .assignment(AssignmentCheck(fields: ["reply_to": "javascript:alert(1)"]))),
        BadInput(
            "our own output's fields", beside(#""assignment_id":"x","priority":"urgent","truncated":true,"why":{}"#),
            .assignment(AssignmentCheck(headers: ["ce_priority": "normal"]))),
    ]
}
