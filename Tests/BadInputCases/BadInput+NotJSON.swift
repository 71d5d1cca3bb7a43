extension BadInput {
    /// Values that are almost JSON, or JSON that is no object with each of our keys once.
    static let notJSON: [BadInput] =
        broken.map { name, value in BadInput(name, value, letter("not_json")) }
        + truncated + [
            BadInput("a key of others that stands twice", #"{"text":"\#(words)","x":1,"x":2}"#, .assignment()),
            BadInput("a key of others twice in the sender", beside(#""sender":{"x":1,"x":2}"#), .assignment()),
            BadInput("`text` written with an escape", #"{"\u0074ext":"\#(words)"}"#, .assignment()),
            BadInput("all white space that JSON allows", "\t\r\n {\t\"text\" :\n\"\(words)\"\r}\n", .assignment()),
            BadInput("a number that no machine holds", beside(#""x":1e99999999999"#), .assignment()),
            BadInput(
                "a threat in broken JSON", #"{"text":"he has a gun"#,
                .deadLetter("not_json", LetterCheck(isUrgent: true))),
            BadInput(
                "a threat behind escapes in broken JSON", #"{"text":"he has a \u0067\u0075n",}"#,
                .deadLetter("not_json", LetterCheck(isUrgent: true))),
        ]

    private static let broken: [(String, String)] = [
        ("a trailing comma in an object", #"{"text":"a",}"#),
        ("a trailing comma in an array", #"{"text":"a","x":[1,]}"#),
        ("a comma too many", #"{"text":"a",,"x":1}"#), ("a comma at the beginning", #"{,"text":"a"}"#),
        ("a missing comma", #"{"text":"a" "x":1}"#), ("a missing colon", #"{"text" "a"}"#),
        ("a missing value", #"{"text":}"#), ("single quotes", "{'text':'a'}"), ("typographic quotes", "{“text”:“a”}"),
        ("a key without quotes", #"{text:"a"}"#), ("a line comment", "{\"text\":\"a\"} // seen"),
        ("a comment", #"{/* sms */"text":"a"}"#), ("a hash comment", "# sms\n{\"text\":\"a\"}"),
        ("NaN", #"{"text":"a","x":NaN}"#), ("Infinity", #"{"text":"a","x":Infinity}"#),
        ("minus Infinity", #"{"text":"a","x":-Infinity}"#), ("undefined", #"{"text":"a","x":undefined}"#),
        ("True", #"{"text":"a","x":True}"#), ("None", #"{"text":"a","x":None}"#), ("tru", #"{"text":"a","x":tru}"#),
        ("leading zeros", #"{"text":"a","x":007}"#), ("a plus sign", #"{"text":"a","x":+1}"#),
        ("a hexadecimal number", #"{"text":"a","x":0x1F}"#), ("a number that ends in a point", #"{"text":"a","x":1.}"#),
        ("a number that begins with a point", #"{"text":"a","x":.5}"#), ("half an exponent", #"{"text":"a","x":1e}"#),
        ("a lone minus", #"{"text":"a","x":-}"#), ("a number with separators", #"{"text":"a","x":1_000}"#),
        ("two documents", #"{"text":"a"}{"text":"b"}"#),
        ("two lines of documents", "{\"text\":\"a\"}\n{\"text\":\"b\"}"),
        ("a bracket too many", #"{"text":"a"}}"#), ("the wrong bracket", #"{"text":"a"]"#),
        ("a byte order mark", "\u{FEFF}{\"text\":\"a\"}"), ("a NUL behind the value", "{\"text\":\"a\"}\0"),
        ("a raw NUL in the text", "{\"text\":\"a\0b\"}"), ("a raw line end in the text", "{\"text\":\"a\nb\"}"),
        ("a raw tab in the text", "{\"text\":\"a\tb\"}"), ("U+001F in the text", "{\"text\":\"a\u{1F}b\"}"),
        ("a raw escape character in a key", "{\"text\":\"a\",\"\u{1B}[31m\":1}"),
        ("a form feed", "{\"text\":\"a\"}\u{C}"),
        ("a no-break space between members", "{\"text\":\"a\",\u{A0}\"x\":1}"),
        ("the escape \\x", #"{"text":"\x41"}"#), ("the escape \\'", #"{"text":"it\'s"}"#),
        ("the escape \\0", #"{"text":"\0"}"#), ("the escape \\U", #"{"text":"\U0041"}"#),
        ("an escape of three digits", #"{"text":"\u004"}"#), ("an escape without digits", #"{"text":"\uzzzz"}"#),
        ("an escape in braces", #"{"text":"\u{41}"}"#), ("a backslash at the end", #"{"text":"a\"#),
        ("`text` twice", #"{"text":"a","text":"b"}"#), ("`text` twice, once null", #"{"text":"a","text":null}"#),
        ("`text` twice, once escaped", #"{"text":"a","\u0074\u0065xt":"b"}"#),
        ("`id` twice", #"{"text":"a","id":"1","id":"1"}"#),
        ("`sender` twice", #"{"text":"a","sender":{},"sender":{}}"#),
        ("`sender.id` twice", #"{"text":"a","sender":{"id":"1","id":"2"}}"#),
        ("`confidential` twice", #"{"text":"a","confidential":true,"confidential":false}"#),
        ("an array", #"[{"text":"a"}]"#), ("a string", #""text""#), ("a number", "7"), ("null", "null"),
        ("true", "true"),
        ("plain words", "where is the library"), ("XML", "<sms><text>a</text></sms>"), ("a form", "text=a&id=7"),
        ("YAML", "text: a\nid: 7\n"), ("CSV", "id,text\n7,a\n"),
        ("a multipart mail", "--x\r\nContent-Type: text/plain\r\n\r\na"),
    ]

    /// One inquiry cut off behind each of its bytes where something ends.
    private static let truncated: [BadInput] = {
        let whole = Array(#"{"text":"a\u00e9b","x":[1.5e3,true,{"y":null}]}"#.utf8)
        let places = whole.indices.dropFirst().filter { place in
            #"{}[]:,"\u5.e3tn"#.utf8.contains(whole[place]) || #"{}[]:,"\"#.utf8.contains(whole[place - 1])
        }
        return places.map { place in
            BadInput("cut off behind byte \(place)", Array(whole[..<place]), letter("not_json"))
        }
    }()
}
