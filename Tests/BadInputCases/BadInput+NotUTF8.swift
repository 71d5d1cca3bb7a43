extension BadInput {
    /// Bytes that are no UTF-8 (Unicode Standard, table 3-7), each in the text, and one of them wherever it can stand.
    static let notUTF8: [BadInput] =
        sequences.map { name, bytes in
            BadInput("\(name) in the text", around(#"{"text":"the library "#, bytes, #""}"#), letter("not_utf8"))
        }
        + places.map { name, before, after in
            BadInput("0xFF \(name)", around(before, [0xFF], after), letter("not_utf8"))
        } + [
            BadInput("0xFF in plain text", on: .voicemail, around("the library ", [0xFF], ""), letter("not_utf8")),
            BadInput("Latin-1 in HTML", on: .page, around("<p>caf", [0xE9], "</p>"), letter("not_utf8")),
            BadInput("UTF-16 with its mark", utf16(mark: [0xFF, 0xFE]), letter("not_utf8")),
            BadInput("UTF-16 without a mark", utf16(mark: []), letter("not_json")),
            BadInput("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], letter("not_utf8")),
            BadInput("gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], letter("not_utf8")),
            BadInput("every byte there is", Array(0...255), letter("not_utf8")),
            BadInput(
                "a threat in Latin-1", around(#"{"text":"he has a gun, se"#, [0xF1], #"or"}"#),
                .deadLetter("not_utf8", LetterCheck(isUrgent: true))),
        ]

    private static let sequences: [(String, [UInt8])] = [
        ("an overlong NUL", [0xC0, 0x80]), ("an overlong DEL", [0xC1, 0xBF]),
        ("an overlong form of three bytes", [0xE0, 0x9F, 0xBF]),
        ("an overlong form of four bytes", [0xF0, 0x8F, 0xBF, 0xBF]),
        ("a high surrogate", [0xED, 0xA0, 0x80]), ("a low surrogate", [0xED, 0xBF, 0xBF]),
        ("an emoji as two surrogates", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
        ("the first byte of two", [0xC3]), ("the first two bytes of three", [0xE2, 0x82]),
        ("the first three bytes of four", [0xF0, 0x9F, 0x98]), ("a byte that continues nothing", [0x80]),
        ("two bytes that continue nothing", [0xBF, 0xBF]), ("0xFE", [0xFE]), ("0xFF", [0xFF]),
        ("U+110000", [0xF4, 0x90, 0x80, 0x80]), ("U+140000", [0xF5, 0x80, 0x80, 0x80]),
        ("a form of five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]),
        ("a form of six bytes", [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80]), ("Latin-1", [0xE9]),
        ("Windows-1252 quotes", [0x93, 0x94]),
    ]

    private static let places: [(String, String, String)] = [
        ("in a key of ours", #"{"te"#, #"xt":"a"}"#), ("in a key of others", #"{"text":"a","x"#, #"":1}"#),
        ("in another field", #"{"text":"a","school":""#, #""}"#),
        ("in the sender", #"{"text":"a","sender":{"id":""#, #""}}"#),
        ("deep inside", #"{"text":"a","x":[[{"y":""#, #""}]]}"#), ("between members", #"{"text":"a","#, #""b":1}"#),
        ("before the value", "", #"{"text":"a"}"#), ("behind the value", #"{"text":"a"}"#, ""),
        ("behind an escape", #"{"text":"\n"#, #""}"#), ("behind a sound character", #"{"text":"é"#, #""}"#),
    ]

    private static func around(_ before: String, _ bytes: [UInt8], _ after: String) -> [UInt8] {
        Array(before.utf8) + bytes + Array(after.utf8)
    }

    private static func utf16(mark: [UInt8]) -> [UInt8] {
        mark + #"{"text":"the library"}"#.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
}
