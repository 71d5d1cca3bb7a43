import KafkaTestKit

extension BadInput {
    /// Headers nobody asked for.
    static let headers: [BadInput] = [
        with(
            "1,000 headers", (0..<1_000).map { .init("x-\($0)", [7]) }, notes: ["inbound headers left out: 936"],
            ["x-0": "\u{7}", "x-63": "\u{7}", "x-64": nil]),
        with(
            "a header of a megabyte",
            [.init("x-big", [UInt8](repeating: 97, count: 1_000_000)), .init("x-small", [98])],
            notes: ["inbound headers left out: 1"], ["x-big": nil, "x-small": "b"]),
        with(
            "a header's name of 100 KB", [.init(String(repeating: "n", count: 100_000), [97])],
            notes: ["inbound headers left out: 1"]),
        with("a header without a name", [.init("", [97])], ["": "a"]),
        with("headers without names and values", [.init("", nil), .init("", [])]),
        with("a header twice", [.init("x", [97]), .init("x", [98])], ["x": "a"]),
        with("a header without a value", [.init("x-null", nil)]),
        with("a header that is no UTF-8", [.init("x-bytes", [0xFF, 0xFE, 0])]),
        with(
            "spoofed CloudEvents attributes",
            [
                .init("ce_priority", word), .init("ce_department", word), .init("ce_id", word),
                .init("ce_rulebook", word),
            ],
            ["ce_priority": "normal", "ce_department": "front-office"]),
        with(
            "spoofed attributes in capitals", [.init("CE_Priority", word), .init("Ce_Role", word)],
            ["CE_Priority": nil, "Ce_Role": nil, "ce_priority": "normal", "ce_role": "owner"]),
        with(
            "a content type of its own", [.init("content-type", Array("text/sms".utf8)), .init("Content-Type", word)],
            ["content-type": "application/json", "Content-Type": nil]),
        with(
            "spoofed headers of ours",
            [
                .init("switchboard_reason", word), .init("switchboard_priority", word),
                .init("Switchboard_Attempt", Array("7".utf8)),
            ],
            ["switchboard_reason": nil, "switchboard_priority": nil, "Switchboard_Attempt": nil]),
        BadInput(
            "spoofed headers of ours on a dead letter",
            headers: [
                .init("switchboard_reason", word), .init("switchboard_source_offset", word),
                .init("switchboard_attempt", Array("-1".utf8)),
            ],
            "{", letter("not_json")),
        BadInput(
            "1,000 headers on a dead letter", headers: (0..<1_000).map { .init("x-\($0)", [7]) }, "{",
            letter("not_json")),
        BadInput(
            "a header of a megabyte on a tombstone", headers: [.init("x", [UInt8](repeating: 97, count: 1_000_000))],
            nil, letter("empty")),
        BadInput(
            "headers that are no UTF-8 on a dead letter",
            headers: [.init("x", [0xFF]), .init("x", nil), .init("", [0])], "{", letter("not_json")),
        BadInput("a content type of nothing", headers: [.init("content-type", nil)], plain, .assignment()),
        BadInput("a content type that is no UTF-8", headers: [.init("content-type", [0xFF])], plain, .assignment()),
    ]

    private static let word = Array("urgent".utf8)
    private static let plain = #"{"text":"\#(words)"}"#

    private static func with(
        _ name: String, _ headers: [TestRecord.Header], notes: [String] = [], _ expected: [String: String?] = [:]
    ) -> BadInput {
        BadInput(name, headers: headers, plain, .assignment(AssignmentCheck(notes: notes, headers: expected)))
    }
}
