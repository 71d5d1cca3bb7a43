/// Conditions of conditions and phrases.
extension Construct {
    static let conditions = [
        Construct(
            "any: [bus, camión]", en: (["a BUS!", "the late bus"], ["busboy", "late"]),
            es: (["el camion", "CAMIÓN"], ["camioneta", "tarde"])),
        Construct(
            "all: [{any: [bus, camión]}, {any: [late, tarde]}]", en: (["late bus"], ["late", "bus"]),
            es: (["viene tarde el camión"], ["tarde", "camión"])),
        Construct(
            "any: [driver, chofer], none: [hiring, vacante]", en: (["the driver was rude"], ["hiring a driver"]),
            es: (["el chofer no paró"], ["vacante de chofer"])),
        Construct(
            "at_least: {count: 2, of: [{any: [stop, parada]}, {any: [corner, esquina]}, {any: [rain, lluvia]}]}",
            en: (["in the rain at the corner", "stop, corner, rain"], ["the stop", "a corner, that corner"]),
            es: (["en la esquina de la parada"], ["la lluvia", "parada tras parada"])),
        Construct(
            "near: {phrases: [[route, ruta], [late, tarde]], within: 3 words}",
            en: (["the late route", "route is late"], ["the route is again late"]),
            es: (["ruta muy tarde", "tarde la ruta"], ["la ruta 7 llega tarde"])),
        Construct(
            "near: {phrases: [[bus, camión], [late, tarde]], within: 5 words, ordered: true}",
            en: (["bus was late"], ["late for the bus"]), es: (["el camión viene tarde"], ["tarde, camión"])),
        Construct(
            file: """
                threshold: 1
                rules:
                  - {id: it, score: 1, all: [{rule: late}, {any: [bus, camión]}]}
                  - {id: late, any: [late, tarde]}

                """,
            en: (["late bus"], ["late", "bus"]), es: (["camión tarde"], ["tarde", "camión"])),
    ]
}
