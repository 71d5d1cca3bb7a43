extension BadInput {
    /// Values of every wrong size and depth. The largest input reads 16 MiB, all others 1 MiB.
    static let sizes: [BadInput] = [
        BadInput(
            "1 MiB exactly", inquiry(bytes: 1 << 20),
            .assignment(AssignmentCheck(text: nil, isValueItself: false, isTruncated: true))),
        BadInput("1 MiB and a byte", inquiry(bytes: 1 << 20 + 1), letter("too_large")),
        BadInput("10 MB of JSON", inquiry(bytes: 10_000_000), letter("too_large")),
        BadInput(
            "10 MB of JSON where 16 MiB are read", on: .archive, inquiry(bytes: 10_000_000),
            .assignment(AssignmentCheck(text: nil, isValueItself: false, isTruncated: true))),
        BadInput(
            "10 MB of plain text", on: .voicemail, [UInt8](repeating: UInt8(ascii: "a"), count: 10_000_000),
            letter("too_large")),
        BadInput(
            "10 MB of bytes that are no UTF-8", on: .archive, [UInt8](repeating: 0xFF, count: 10_000_000),
            letter("not_utf8")),
        BadInput(
            "a threat in 2 MB", Array(#"{"text":"he has a gun "#.utf8) + inquiry(bytes: 2_000_000),
            .deadLetter("too_large", LetterCheck(isUrgent: true))),
        BadInput(
            "a megabyte of subject", beside(#""subject":"\#(String(repeating: "a", count: 1_000_000))""#),
            .assignment(AssignmentCheck(isValueItself: false, isTruncated: true))),
        BadInput(
            "a megabyte of another field", beside(#""x":"\#(String(repeating: "a", count: 1_000_000))""#),
            .assignment(AssignmentCheck(isValueItself: false, isTruncated: true))),
        BadInput(
            "plain text that grows sixfold when it is written", on: .voicemail, [UInt8](repeating: 1, count: 400_000),
            .assignment(AssignmentCheck(text: nil, isValueItself: false, isTruncated: true))),
        BadInput("64 levels", nested(63), .assignment()),
        BadInput("65 levels", nested(64), letter("too_deep")),
        BadInput(
            "65 levels of objects", beside(#""x":\#(String(repeating: #"{"a":"#, count: 64))"#), letter("too_deep")),
        BadInput("5 million brackets", [UInt8](repeating: UInt8(ascii: "["), count: 5_000_000), letter("too_large")),
        BadInput(
            "5 million levels where 16 MiB are read", on: .archive,
            Array(#"{"text":"a","x":"#.utf8) + brackets(5_000_000) + Array("}".utf8), letter("too_deep")),
        BadInput(
            "a million levels of objects", on: .archive, String(repeating: #"{"a":"#, count: 1_000_000),
            letter("too_deep")),
        BadInput(
            "levels behind a broken beginning", #"{"text":}"# + String(repeating: "[", count: 1_000), letter("not_json")
        ),
        BadInput("50,000 members", beside((0..<50_000).map { #""x\#($0)":1"# }.joined(separator: ",")), .assignment()),
        BadInput(
            "200,000 elements", beside(#""x":[\#(repeatElement("0", count: 200_000).joined(separator: ","))]"#),
            .assignment()),
        BadInput("a key of 200 KB", beside(#""\#(String(repeating: "k", count: 200_000))":1"#), .assignment()),
        BadInput(
            "a number of 200,000 digits", beside(#""x":\#(String(repeating: "9", count: 200_000))"#), .assignment()),
        BadInput(
            "300 keys and no text", "{" + (0..<300).map { #""key\#($0)":1"# }.joined(separator: ",") + "}",
            .deadLetter("no_text", LetterCheck(says: "and 280 more"))),
        BadInput(
            "a key of 100 KB and no text", #"{"\#(String(repeating: "k", count: 100_000))":1}"#,
            .deadLetter("no_text", LetterCheck(says: "…"))),
    ]

    /// An inquiry of just that size, with one long text.
    private static func inquiry(bytes: Int) -> [UInt8] {
        let (before, after) = (Array(#"{"text":""#.utf8), Array(#""}"#.utf8))
        return before + [UInt8](repeating: UInt8(ascii: "a"), count: bytes - before.count - after.count) + after
    }

    /// An inquiry with arrays in one another inside its object.
    private static func nested(_ levels: Int) -> [UInt8] {
        Array(beside(#""x":"#).dropLast().utf8) + brackets(levels) + Array("}".utf8)
    }

    private static func brackets(_ levels: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(ascii: "["), count: levels) + [UInt8](repeating: UInt8(ascii: "]"), count: levels)
    }
}
