extension BadInput {
    /// Texts that are none, and texts that are unusual but a person's.
    static let texts: [BadInput] =
        none.map { name, value in BadInput(name, value, letter("no_text")) }
        + unusual.map { name, json, text in
            BadInput(name, #"{"text":"\#(json)"}"#, .assignment(AssignmentCheck(text: text)))
        } + [
            BadInput(
                "a known word among zero-width joiners and accents", #"{"text":"el autobu\u0301s \u200d 🚌"}"#,
                .assignment(AssignmentCheck(department: "transportation", text: "el autobu\u{301}s \u{200D} 🚌"))),
            BadInput(
                "a threat in full-width letters", #"{"text":"ｈｅ ｈａｓ ａ ｇｕｎ"}"#,
                .assignment(AssignmentCheck(department: "safety", text: "ｈｅ ｈａｓ ａ ｇｕｎ"))),
            BadInput(
                "a subject of half an emoji", beside(#""subject":"\ud83d""#),
                .assignment(AssignmentCheck(fields: ["subject": "\u{FFFD}"]))),
            BadInput(
                "NULs in other fields", beside(#""id":"a\u0000b","school":"\u0000""#),
                .assignment(
                    AssignmentCheck(
                        fields: ["id": "a\0b", "school": "\0"],
                        headers: ["ce_inquiryid": "sms:a%00b", "ce_school": " "]))),
        ]

    private static let none: [(String, String)] = [
        ("no member at all", "{}"), ("no `text`", #"{"body":"a"}"#), ("`Text`", #"{"Text":"a"}"#),
        ("` text`", #"{" text":"a"}"#),
        ("`text` with a NUL behind it", #"{"text\u0000":"a"}"#), ("`text` is null", #"{"text":null}"#),
        ("`text` is a number", #"{"text":7}"#), ("`text` is true", #"{"text":true}"#),
        ("`text` is an array", #"{"text":["a"]}"#), ("`text` is an object", #"{"text":{"body":"a"}}"#),
        ("`text` is empty", #"{"text":""}"#), ("`text` is blank", #"{"text":" \t\r\n"}"#),
        ("`text` is blank in Unicode", #"{"text":"\u00a0\u2003\u3000\u2028\u0085"}"#),
        ("`text` is zero-width", #"{"text":"\u200b\ufeff"}"#), ("`text` deeper down", #"{"message":{"text":"a"}}"#),
        ("an empty key", #"{"":"a"}"#), ("keys with control characters", #"{"a\u0007b\u001b[31m":"a"}"#),
    ]

    private static let unusual: [(String, String, String)] = [
        ("an escaped NUL", #"\u0000"#, "\0"), ("NULs among letters", #"a\u0000b"#, "a\0b"),
        ("a high surrogate alone", #"ok \ud83d"#, "ok \u{FFFD}"),
        ("a low surrogate alone", #"\ude00 ok"#, "\u{FFFD} ok"),
        ("surrogates the wrong way round", #"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
        ("two high surrogates and a low one", #"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
        ("a high surrogate before another escape", #"\ud83d\n"#, "\u{FFFD}\n"),
        ("a high surrogate before a raw emoji", #"\ud83d😀"#, "\u{FFFD}😀"),
        ("control characters", #"\u0001\u001b[31m\u007f\u0085"#, "\u{1}\u{1B}[31m\u{7F}\u{85}"),
        ("noncharacters", #"\uffff\ufdd0"#, String(decoding: [0xEF, 0xBF, 0xBF, 0xEF, 0xB7, 0x90], as: UTF8.self)),
        ("private use", #"\ue000"#, "\u{E000}"),
        ("U+10FFFF", "\u{10FFFF}", "\u{10FFFF}"),
        ("a byte order mark before the words", #"\ufefflibrary"#, "\u{FEFF}library"),
        ("right to left", "متى تفتح المكتبة؟", "متى تفتح المكتبة؟"), ("Hebrew with marks", "מָתַי", "מָתַי"),
        ("an override of direction", "\u{202E}yrarbil", "\u{202E}yrarbil"), ("Chinese", "图书馆几点开门？", "图书馆几点开门？"),
        ("Vietnamese", "Thư viện mở cửa lúc mấy giờ?", "Thư viện mở cửa lúc mấy giờ?"),
        ("Thai", "ห้องสมุดเปิดกี่โมง", "ห้องสมุดเปิดกี่โมง"),
        ("Amharic", "ቤተ መጻሕፍቱ", "ቤተ መጻሕፍቱ"), ("Hindi", "पुस्तकालय", "पुस्तकालय"), ("Cyrillic", "библиотека", "библиотека"),
        ("a family emoji", "👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"), ("a flag and a skin tone", "🇺🇸👍🏽", "🇺🇸👍🏽"),
        ("ligatures and fractions", "ﬁle ½ ①", "ﬁle ½ ①"),
        ("Zalgo", "l\u{300}\u{301}\u{302}\u{303}ib", "l\u{300}\u{301}\u{302}\u{303}ib"),
        ("a lone combining mark", "\u{301}", "\u{301}"), ("one letter", "?", "?"),
        ("markup", "<script>&amp;</script>", "<script>&amp;</script>"),
        ("all short escapes", #"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"),
        ("templates", "${jndi:x} {{7*7}} %n%s", "${jndi:x} {{7*7}} %n%s"),
        (
            "a long run of marks", "a" + String(repeating: "\u{301}", count: 5_000),
            "a" + String(repeating: "\u{301}", count: 5_000)
        ),
        ("a long word", String(repeating: "z", count: 50_000), String(repeating: "z", count: 50_000)),
    ]
}
