import KafkaTestKit

extension BadInput {
    /// The headers of a binary CloudEvent with some of them changed; nil takes one away.
    static func event(_ changes: [String: String?] = [:]) -> [TestRecord.Header] {
        let attributes: [String: String?] = [
            "ce_specversion": "1.0", "ce_id": "e-1", "ce_source": "/gateway", "ce_type": "sms",
            "content-type": "application/json",
        ]
        return attributes.merging(changes) { $1 }.sorted { $0.key < $1.key }.compactMap { name, value in
            value.map { TestRecord.Header(name, Array($0.utf8)) }
        }
    }

    /// CloudEvents as one JSON object, each broken in its way.
    static let structuredEvents: [BadInput] =
        ["id", "source", "type", "specversion"].map { name in
            structured("without \(name)", remove: name, "", letter("bad_cloudevent"))
        } + [
            structured("with an empty id", #""id":"""#, letter("bad_cloudevent")),
            structured("whose id is a number", #""id":7"#, letter("bad_cloudevent")),
            structured("whose id is null", #""id":null"#, letter("bad_cloudevent")),
            structured("of version 0.3", #""specversion":"0.3""#, letter("bad_cloudevent")),
            structured("whose version is a number", #""specversion":1.0"#, letter("bad_cloudevent")),
            structured("with its source twice", #""source":"a","source":"b""#, letter("bad_cloudevent")),
            structured("with its data twice", #""data":{"text":"a"},"data":{"text":"b"}"#, letter("bad_cloudevent")),
            structured(
                "with data and data_base64", #""data":{"text":"a"},"data_base64":"e30=""#, letter("bad_cloudevent")),
            structured("with an attribute that is an object", #""trace":{"a":1}"#, letter("bad_cloudevent")),
            structured("with an attribute that is a fraction", #""trace":1.5"#, letter("bad_cloudevent")),
            structured("with a bad attribute's name", #""Trace-Id":"a""#, letter("bad_cloudevent")),
            structured("with bad base64", remove: "data", #""data_base64":"e30*""#, letter("bad_cloudevent")),
            structured(
                "with base64 that lacks its padding", remove: "data", #""data_base64":"e30""#, letter("bad_cloudevent")),
            structured("whose base64 is a number", remove: "data", #""data_base64":7"#, letter("bad_cloudevent")),
            structured("whose base64 is no JSON", remove: "data", #""data_base64":"aGVsbG8=""#, letter("not_json")),
            structured("whose base64 is no UTF-8", remove: "data", #""data_base64":"/////w==""#, letter("not_utf8")),
            structured("without data", remove: "data", "", letter("no_text")),
            structured("whose data is null", #""data":null"#, letter("no_text")),
            structured("whose data is an array", #""data":["text"]"#, letter("no_text")),
            structured("whose data has no text", #""data":{"body":"a"}"#, letter("no_text")),
            structured("whose data has `text` twice", #""data":{"text":"a","text":"b"}"#, letter("not_json")),
            structured(
                "whose data is an event in a string", #""data":"{\"text\":\"a\"}""#,
                .assignment(AssignmentCheck(text: #"{"text":"a"}"#, isValueItself: false))),
            structured("that is whole", "", .assignment(AssignmentCheck(isValueItself: false))),
            BadInput(
                "an event's value that is no JSON",
                headers: [.init("content-type", Array("application/cloudevents+json".utf8))], "x", letter("not_json")),
            BadInput(
                "an event's value that is an array",
                headers: [.init("content-type", Array("application/cloudevents+json".utf8))], "[]", letter("not_json")),
        ]

    /// CloudEvents in a record's headers, each broken in its way.
    static let binaryEvents: [BadInput] =
        ["ce_id", "ce_source", "ce_type"].map { name in
            BadInput(
                "a binary event without \(name)", headers: event([name: nil]), #"{"text":"a"}"#,
                letter("bad_cloudevent"))
        } + [
            BadInput(
                "a binary event without ce_specversion is no event", headers: event(["ce_specversion": nil]),
                #"{"text":"\#(words)"}"#, .assignment()),
            BadInput(
                "a binary event of version 0.3", headers: event(["ce_specversion": "0.3"]), #"{"text":"a"}"#,
                letter("bad_cloudevent")),
            BadInput(
                "a binary event with an empty id", headers: event(["ce_id": ""]), #"{"text":"a"}"#,
                letter("bad_cloudevent")),
            BadInput(
                "a binary event with its id twice", headers: event() + [.init("ce_id", [97])], #"{"text":"a"}"#,
                letter("bad_cloudevent")),
            BadInput(
                "a binary event whose id is no UTF-8", headers: event(["ce_id": nil]) + [.init("ce_id", [0xFF])],
                #"{"text":"a"}"#, letter("bad_cloudevent")),
            BadInput(
                "a binary event whose id is null", headers: event(["ce_id": nil]) + [.init("ce_id", nil)],
                #"{"text":"a"}"#, letter("bad_cloudevent")),
            BadInput(
                "a binary event with a bad attribute's name", headers: event(["ce_Trace-Id": "a"]), #"{"text":"a"}"#,
                letter("bad_cloudevent")),
            BadInput(
                "a binary event with an attribute without a name", headers: event(["ce_": "a"]), #"{"text":"a"}"#,
                letter("bad_cloudevent")),
            BadInput(
                "a binary event of text that is no UTF-8", headers: event(["content-type": "text/plain"]), [0xFF],
                letter("not_utf8")),
            BadInput("a binary event that is no JSON", headers: event(), "hello", letter("not_json")),
            BadInput("a binary event without text", headers: event(), "{}", letter("no_text")),
            BadInput(
                "a batch of events", headers: event(["content-type": "application/cloudevents-batch+json"]), "[]",
                letter("bad_cloudevent")),
            BadInput(
                "an event in Avro", headers: event(["content-type": "application/cloudevents+avro"]), "x",
                letter("bad_cloudevent")),
            BadInput(
                "a binary event whose time is none", headers: event(["ce_time": "now"]), #"{"text":"\#(words)"}"#,
                ignored("received_at")),
            BadInput(
                "a binary event of plain text", headers: event(["content-type": "text/plain"]), words,
                .assignment(AssignmentCheck(isValueItself: false))),
            BadInput(
                "a binary event of an unknown type", headers: event(["content-type": "image/png"]),
                #"{"text":"\#(words)"}"#, .assignment()),
        ]

    private static func structured(
        _ name: String, remove: String = "", _ replacement: String, _ end: End
    ) -> BadInput {
        let members = [
            ("specversion", #""specversion":"1.0""#), ("id", #""id":"e-1""#), ("source", #""source":"/gateway""#),
            ("type", #""type":"sms""#), ("data", #""data":{"text":"\#(words)"}"#),
        ].filter { $0.0 != remove && !replacement.hasPrefix("\"\($0.0)\"") }.map(\.1)
        let all = members + (replacement.isEmpty ? [] : [replacement])
        return BadInput(
            "an event \(name)",
            headers: [.init("content-type", Array("application/cloudevents+json; charset=UTF-8".utf8))],
            "{" + all.joined(separator: ",") + "}", end)
    }
}
