/// What rules come to.
extension Construct {
    private static let wording = """
        rules:
          - {id: late, score: 3, group: wording, any: [late, tarde]}
          - {id: waiting, score: 3, group: wording, any: [waiting, esperando]}
          - {id: bus, score: 4, any: [bus, camión]}

        """

    private static func one(_ keys: String) -> String {
        "rules: [{id: it, score: 1, \(keys), any: [bus, camión]}]\n"
    }

    private static let words = "{8: [bus, camión], 3: {en: [late], es: [tardar], inflect: true}, -9: [job, empleo]}"

    static let scores = [
        Construct(
            file: "threshold: 1\nrules: [{id: it, lexicon: \(words)}]\n", shown: "11", not: "8",
            en: (["the late bus"], ["a bus"]), es: (["el camión tarda"], ["el camión"])),
        Construct(
            file: "threshold: 1\nrules: [{id: it, score: 5, lexicon: \(words), from: 9}]\n", shown: "5",
            en: (["late bus"], ["bus", "late bus job"]), es: (["el camión tarda"], ["tarda", "empleo: camión, tardar"])),
        Construct(
            file:
                "threshold: 1\nrules: [{id: it, score: 5, any: [bus, camión]}, {id: no, score: -3, any: [job, empleo]}]\n",
            shown: "2", not: "5", en: (["a job on the bus"], ["bus"]), es: (["empleo en el camión"], ["camión"])),
        Construct(
            file: "threshold: 1\ncaps: {wording: 5}\n" + wording, shown: "5", not: "3",
            en: (["late, waiting"], ["late"]), es: (["esperando, tarde"], ["esperando"])),
        Construct(
            file: "threshold: 1\ncap: 6\ncaps: {wording: 5}\n" + wording, shown: "6", not: "4",
            en: (["bus, late, waiting"], ["bus"]), es: (["camión, tarde, esperando"], ["camión"])),
        Construct(
            file: "threshold: 1\n" + one("priority: urgent"), shown: "1, urgent", en: (["bus"], ["x"]),
            es: (["camión"], ["x"])),
        Construct(
            file: "threshold: 2\n" + one("priority: urgent"), shown: "1", en: (["bus"], ["x"]), es: (["camión"], ["x"])),
        Construct(
            file: "threshold: 1\n" + one("copy_to: [office]"), shown: "1, copy to office", en: (["bus"], ["x"]),
            es: (["camión"], ["x"])),
        Construct(
            file: "threshold: 1\ncopy_threshold: 1\n" + one("priority: low"), shown: "1, urgent, copy to buses",
            not: "1, low", en: (["a gun on the bus"], ["bus"]), es: (["una pistola en el camión"], ["camión"])),
        Construct(
            file: "threshold: 1\ncopy_threshold: 2\n" + one("priority: low"), shown: "1, urgent", not: "1, low",
            en: (["a gun on the bus"], ["bus"]), es: (["una pistola en el camión"], ["camión"])),
    ]
}
