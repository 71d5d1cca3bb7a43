/// Conditions on the decision's clock.
extension Construct {
    /// 2026-09-08 is a Tuesday, the day after Labor Day, which is off; Chicago is five hours behind UTC.
    static let tuesdayNoon: Int64 = 1_788_886_800_000
    private static let hour: Int64 = 3_600_000

    private static func at(_ hours: Int64, _ text: String) -> BookMessage {
        BookMessage(text, instant: tuesdayNoon + hours * hour)
    }

    static let moments = [
        Construct(
            "time: {from: \"07:00\", until: \"12:00\"}, any: [late, tarde]",
            en: ([at(-1, "late")], [at(0, "late"), at(-1, "soon")]),
            es: ([at(-5, "tarde")], [at(-6, "tarde"), at(-5, "pronto")])),
        Construct(
            "time: {from: \"22:00\", until: \"06:00\"}, any: [late, tarde]",
            en: ([at(10, "late")], [at(9, "late")]), es: ([at(-7, "tarde")], [at(-6, "tarde")])),
        Construct(
            "days: [tue, sat], any: [late, tarde]", en: ([at(0, "late")], [at(24, "late")]),
            es: ([at(96, "tarde")], [at(-24, "tarde")])),
        Construct(
            "school_day: true, any: [late, tarde]", en: ([at(0, "late")], [at(-24, "late")]),
            es: ([at(24, "tarde")], [at(96, "tarde")])),
        Construct(
            "school_day: false, any: [closed, cerrado]", en: ([at(-24, "closed")], [at(0, "closed")]),
            es: ([at(96, "cerrado")], [at(24, "cerrado")])),
        Construct(
            "dates: {from: 2026-09-01, until: 2026-09-08}, any: [new, nueva]",
            en: ([at(0, "a new route")], [at(12, "a new route")]),
            es: ([at(-96, "ruta nueva")], [at(12, "ruta nueva")])),
        Construct(
            "active: {from: 2026-09-08, until: \"2026-09-08 13:00\"}, any: [snow, nieve]",
            en: ([at(0, "snow")], [at(1, "snow")]), es: ([at(-12, "nieve")], [at(-13, "nieve")])),
    ]
}
