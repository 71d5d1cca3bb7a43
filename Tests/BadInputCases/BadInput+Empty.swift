import KafkaTestKit

extension BadInput {
    /// Records that hold nothing.
    static let empty: [BadInput] = [
        BadInput("a tombstone without a key", nil, letter("empty")),
        BadInput("a tombstone with a key", key: Array("thread-7".utf8), nil, letter("empty")),
        BadInput("a tombstone with headers", headers: [.init("x-gateway", [1])], nil, letter("empty")),
        BadInput("a tombstone in plain text", on: .voicemail, nil, letter("empty")),
        BadInput("an empty value without a key", "", letter("empty")),
        BadInput("an empty value with a key", key: Array("thread-7".utf8), "", letter("empty")),
        BadInput("an empty value in plain text", on: .voicemail, "", letter("empty")),
        BadInput("an empty value of a binary event", headers: event(), "", letter("empty")),
        BadInput("a space", " ", letter("not_json")),
        BadInput("line ends alone", "\r\n\r\n", letter("not_json")),
        BadInput("white space in plain text", on: .voicemail, " \t\r\n\u{A0}\u{3000}", letter("no_text")),
        BadInput("a byte order mark in plain text", on: .voicemail, "\u{FEFF}", letter("no_text")),
        BadInput("zero-width spaces in plain text", on: .voicemail, "\u{200B}\u{200B}\u{FEFF}", letter("no_text")),
        BadInput("a NUL", [0], letter("not_json")),
        BadInput("a megabyte of NULs", on: .archive, [UInt8](repeating: 0, count: 1_100_000), letter("not_json")),
    ]
}
