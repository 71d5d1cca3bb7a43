/// Conditions on what is known beside the text.
extension Construct {
    static let fields = [
        Construct(
            "channel: [sms, voicemail], any: [bus, camión]",
            en: ([BookMessage("bus", channel: "SMS")], [BookMessage("bus", channel: "web"), "bus"]),
            es: ([BookMessage("camión", channel: "voicemail")], [BookMessage("camión", channel: "chat"), "camión"])),
        Construct(
            "any: [{language: en, any: [soap]}, {language: es, any: [sopa]}]",
            en: (
                [BookMessage("soap", language: "en-US"), "there is no soap in the bathroom"],
                [BookMessage("soap", language: "es")]
            ),
            es: (
                [BookMessage("sopa", language: "es-MX"), "no hay sopa en la cafetería para los niños"],
                [BookMessage("sopa", language: "en")]
            )),
        Construct(
            "school: [North High, Escuela del Río], any: [stop, parada]",
            en: ([BookMessage("stop", school: "NORTH high")], [BookMessage("stop", school: "South High"), "stop"]),
            es: ([BookMessage("parada", school: "escuela del rio")], [BookMessage("parada", school: "Río"), "parada"])),
        Construct(
            "sender: [parent, student], any: [bus, camión]",
            en: ([BookMessage("bus", sender: "parent")], [BookMessage("bus", sender: "staff"), "bus"]),
            es: ([BookMessage("camión", sender: "student")], [BookMessage("camión", sender: "applicant"), "camión"])),
        Construct(
            "claimed_topic: transportation, any: [help, ayuda]",
            en: (
                [BookMessage("help", claimedTopic: "transportation")],
                [BookMessage("help", claimedTopic: "hr"), "help"]
            ),
            es: (
                [BookMessage("ayuda", claimedTopic: "Transportation")],
                [BookMessage("ayuda", claimedTopic: "hr"), "ayuda"]
            )),
        Construct(
            "confidential: true, any: [driver, chofer]",
            en: ([BookMessage("the driver", isConfidential: true)], ["the driver"]),
            es: ([BookMessage("el chofer", isConfidential: true)], ["el chofer"])),
        Construct(
            "confidential: false, any: [driver, chofer]",
            en: (["the driver"], [BookMessage("the driver", isConfidential: true)]),
            es: (["el chofer"], [BookMessage("el chofer", isConfidential: true)])),
    ]

    /// Parts of a message.
    static let parts = [
        Construct(
            "in: subject, any: [bus, camión]", en: ([BookMessage("x", subject: "late bus")], ["late bus"]),
            es: ([BookMessage("x", subject: "el camion")], ["el camión"])),
        Construct(
            "in: text, any: [bus, camión]",
            en: (["late bus"], [BookMessage("x", subject: "late bus"), "ok\n> the bus"]),
            es: (["el camión"], [BookMessage("x", subject: "el camión"), "vale\n> el camión"])),
        Construct(
            "in: [quoted], any: [office, oficina]",
            en: (
                ["ok\n\nOn Mon, Sep 7, 2026 at 3:04 PM Front Office <o@district.example> wrote:\n> the office"],
                ["office"]
            ),
            es: (["vale\n> la oficina"], ["oficina"])),
        Construct(
            "in: forwarded, any: [office, oficina]",
            en: (["fyi\n---------- Forwarded message ----\nthe office"], ["office", "ok\n> office"]),
            es: (["vea\n---------- Forwarded message ----\nla oficina"], ["oficina", "vale\n> oficina"])),
        Construct(
            "in: signature, any: [office, oficina]", en: (["ok\n-- \nFront Office"], ["office"]),
            es: (["vale\n-- \nOficina"], ["oficina"])),
        Construct(
            "in: links, any: [office, oficina]", en: (["see https://x.example/office"], ["office"]),
            es: (["vea https://x.example/oficina"], ["oficina"])),
        Construct(
            "in: anywhere, any: [office, oficina]",
            en: (["ok\n> office", "office", BookMessage("x", subject: "office")], ["x"]),
            es: (["vale\n-- \nOficina", "oficina"], ["x"])),
        Construct(
            "any: [office, oficina]", en: (["office"], ["ok\n> office", "see https://x.example/office"]),
            es: (["oficina"], ["vale\n> oficina", "ok\n-- \noficina"])),
        Construct(
            file: "threshold: 1\nignore: [forwarded]\nrules: [{id: it, score: 1, any: [office, oficina]}]\n",
            en: (["ok\n> office"], ["fyi\n---------- Forwarded message ----\noffice"]),
            es: (["vale\n-- \noficina"], ["vea\n---------- Forwarded message ----\noficina"])),
    ]
}
