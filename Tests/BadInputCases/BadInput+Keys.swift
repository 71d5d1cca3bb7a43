extension BadInput {
    /// Any key is fine.
    static let keys: [BadInput] = [
        BadInput("no key", plain, .assignment()),
        BadInput("an empty key of the record", key: [], plain, .assignment()),
        BadInput("a key of every byte", key: Array(0...255), plain, .assignment()),
        BadInput("a key that is no UTF-8", key: [0xFF, 0xC0, 0x80], plain, .assignment()),
        BadInput("a key of NULs", key: [0, 0, 0], plain, .assignment()),
        BadInput("a key of 1,024 bytes", key: long(1_024), plain, .assignment()),
        BadInput("a key of 1,025 bytes", key: long(1_025), plain, hashed),
        BadInput("a key of 64 KiB", key: long(65_536), plain, hashed),
        BadInput("a key of 500 KB", key: long(500_000), plain, hashed),
        BadInput(
            "a key beside a conversation", key: [0xFF], beside(#""conversation_id":"c-1""#),
            .assignment(AssignmentCheck(key: .text("c-1")))),
        BadInput(
            "a key beside a sender", key: [0xFF], beside(#""sender":{"id":"p-1"}"#),
            .assignment(AssignmentCheck(key: .text("p-1")))),
        BadInput("a key of 64 KiB on a dead letter", key: long(65_536), "{", letter("not_json")),
        BadInput("a key that is no UTF-8 on a dead letter", key: [0xFF], "{", letter("not_json")),
        BadInput("an empty key on a dead letter", key: [], "{", letter("not_json")),
    ]

    private static let plain = #"{"text":"\#(words)"}"#
    private static let hashed = End.assignment(
        AssignmentCheck(notes: ["key: longer than 1024 bytes, its SHA-256 is used"], key: .hash))

    private static func long(_ count: Int) -> [UInt8] { [UInt8](repeating: UInt8(ascii: "k"), count: count) }
}
