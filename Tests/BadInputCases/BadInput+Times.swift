extension BadInput {
    /// `received_at` in bad forms.
    static let times: [BadInput] =
        wrong.map { time in
            BadInput("`received_at` is \(time)", beside(#""received_at":\#(time)"#), ignored("received_at"))
        }
        + wrongSeconds.map { time in
            BadInput(
                "`received_at` in seconds is \(time)", on: .chat, beside(#""received_at":\#(time)"#), built(notes: true)
            )
        } + [
            BadInput(
                "`received_at` in seconds is 1771000000.5", on: .chat, beside(#""received_at":1771000000.5"#),
                built(notes: false)),
            BadInput(
                "`received_at` in seconds as text", on: .chat, beside(#""received_at":"1771000000""#),
                built(notes: false)),
            BadInput(
                "`received_at` in lower case with a leap second's neighbour",
                beside(#""received_at":"2016-12-31t23:59:59.999999999z""#),
                .assignment()),
        ]

    private static func built(notes: Bool) -> End {
        .assignment(
            AssignmentCheck(
                notes: notes ? ["received_at: not a valid time or too far ahead, the record's time is used"] : [],
                isValueItself: false))
    }

    private static let wrong = [
        "1771000000", "true", "[]", #""yesterday""#, #""2026-02-13""#, #""2026-02-13T10:00:00""#,
        #""2026-02-13 10:00""#,
        #""2026-02-30T10:00:00Z""#, #""2026-13-01T10:00:00Z""#, #""2026-02-13T24:00:00Z""#, #""2026-02-13T10:60:00Z""#,
        #""2026-02-13T10:00:00+25:00""#, #""2026-02-13T10:00:00+0600""#, #""2999-01-01T00:00:00Z""#,
        #""9999-12-31T23:59:59-23:59""#,
        #""10000-01-01T00:00:00Z""#, #""-001-01-01T00:00:00Z""#,
        #""2026-02-13T10:00:00.Z""#,
        #""２０２６-02-13T10:00:00Z""#, #""2026-02-13T10:00:00Z\u0000""#,
        "\"2026-02-13T10:00:00." + String(repeating: "0", count: 100) + "Z\"",
    ]

    private static let wrongSeconds = [
        "99999999999", "-1e30", "1e400", "123456789012345678901234567890", #""soon""#, "true",
        #""2026-02-13T10:00:00Z""#,
    ]
}
