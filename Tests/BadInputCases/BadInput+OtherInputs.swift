import KafkaTestKit

extension BadInput {
    /// Plain text, other JSON shapes and HTML.
    static let otherInputs: [BadInput] = plainTexts + mapped + pages

    private static let plainTexts: [BadInput] = [
        BadInput("JSON in plain text", on: .voicemail, #"{"text":"a"}"#, built(#"{"text":"a"}"#)),
        BadInput("a NUL in plain text", on: .voicemail, "a\0b", built("a\0b")),
        BadInput("a byte order mark before plain text", on: .voicemail, "\u{FEFF}\(words)", built(words)),
        BadInput(
            "control characters in plain text", on: .voicemail, "\u{1B}[31m\u{7}\(words)",
            built("\u{1B}[31m\u{7}\(words)")),
        BadInput(
            "a structured event in plain text", on: .voicemail,
            headers: [.init("content-type", Array("application/cloudevents+json".utf8))], #"{"text":"a"}"#,
            letter("bad_cloudevent")),
    ]

    private static let mapped: [BadInput] =
        [
            ("nothing where the map looks", #"{"note":"a"}"#), ("null on the way", #"{"message":null}"#),
            ("a string on the way", #"{"message":"a"}"#), ("an array on the way", #"{"message":["a"]}"#),
            ("a blank at the end", #"{"message":{"body":"\u2003"}}"#),
            ("a number at the end", #"{"message":{"body":7}}"#),
            ("an object at the end", #"{"message":{"body":{}}}"#), ("an empty object", "{}"),
        ].map { name, value in BadInput("\(name) of a mapped input", on: .web, value, letter("no_text")) } + [
            BadInput(
                "a name that stands twice on the map's way", on: .web, #"{"message":{"body":"a","body":"b"}}"#,
                letter("not_json")),
            BadInput(
                "a name that stands twice beside the map's way", on: .web,
                #"{"message":{"body":"\#(words)","x":1,"x":2}}"#, parent(words)),
            BadInput("one of two parts", on: .web, #"{"message":{"title":null,"body":"\#(words)"}}"#, parent(words)),
            BadInput(
                "one of two parts of a wrong type", on: .web, #"{"message":{"title":{},"body":"\#(words)"}}"#,
                parent(words, notes: ["text: wrong type or value, ignored"])),
            BadInput(
                "fields of wrong types in a mapped input", on: .web,
                #"{"message":{"body":"\#(words)"},"meta":{"id":{},"from":1.5,"at":"soon"},"private":"perhaps"}"#,
                parent(
                    words,
                    notes: [
                        "id: wrong type or value, ignored",
                        "received_at: not a valid time or too far ahead, the record's time is used",
                        "sender.id: wrong type or value, ignored", "confidential: wrong type or value, ignored",
                    ])),
            BadInput("our own shape in a mapped input", on: .web, #"{"text":"a"}"#, letter("no_text")),
            BadInput("a mapped input that is no JSON", on: .web, "message=a", letter("not_json")),
        ]

    private static let pages: [BadInput] =
        [
            ("a comment that never closes", "<!-- \(words)", words),
            ("a tag that never closes", "\(words) <a href=\"x", "\(words) <a href=\"x"),
            ("a quote that never closes", "<a title='x>\(words)</a>", words),
            ("a script that never closes", "<script>\(words)", words),
            ("elements that never close", "<div><p><b>\(words)", words),
            ("elements that close the wrong way", "</b></p>\(words)</html></div>", words),
            ("an unknown reference", "&nosuch; \(words)", "&nosuch; \(words)"),
            ("references beyond Unicode", "&#x110000;&#99999999999;&#xD800; \(words)", nil),
            ("a reference that never ends", "\(words) &#", "\(words) &#"),
            ("a NUL", "a\0b", "a\0b"), ("a less-than sign", "1 < 2 \(words)", "1 < 2 \(words)"),
        ].map { name, value, text in BadInput("\(name) in HTML", on: .page, value, built(text)) } + [
            BadInput("HTML without text", on: .page, "<html><body><img src=x></body></html>", letter("no_text")),
            BadInput("HTML that is a script", on: .page, "<script>alert(1)</script>", letter("no_text")),
            BadInput("a mail without text", on: .email, #"{"text":"<div>&nbsp;</div>"}"#, letter("no_text")),
            BadInput(
                "a mail cut inside a tag", on: .email, #"{"text":"<p>\#(words)</p><p sty"}"#, built("\(words)\n<p sty")),
            BadInput(
                "20,000 elements that never close", on: .page, String(repeating: "<b>", count: 20_000) + words,
                built(words)),
            BadInput(
                "100,000 less-than signs", on: .page, String(repeating: "<", count: 100_000),
                built(String(repeating: "<", count: 100_000))),
            BadInput(
                "100,000 comments that never close", on: .page, String(repeating: "<!--", count: 100_000) + words,
                built(words)),
        ]

    private static func built(_ text: String?) -> End { .assignment(AssignmentCheck(text: text, isValueItself: false)) }

    private static func parent(_ text: String, notes: [String] = []) -> End {
        .assignment(
            AssignmentCheck(text: text, notes: notes, headers: ["ce_sendertype": "parent"], isValueItself: false))
    }
}
