/// What `{time}` stands for: a time of day as people write it in English and Spanish.
///
/// An hour with minutes (`3:15`, `3.15`, `315`, `0715`, `15h30`), also with `am`, `p.m.`, `h`, `hrs`, `de la tarde`, `in the
/// morning`; an hour with one of these or with `o'clock`, `en punto`, `y media`, `y cuarto`, `menos cuarto`, `half past`,
/// `quarter to` (`3pm`, `las tres de la tarde`, `15h`); `seven thirty`; noon and midnight. A bare `3` is none. Folding makes
/// no difference between punctuation marks, so `7, 30` is read like `7:30`, and `room 315` like a time: it belongs
/// behind other words, as in `at {time}`.
enum TimeOfDay {
    private static let hour = #"(?:[01]?\d|2[0-3])"#
    private static let minutes = #"[0-5]\d"#
    private static let hourWord =
        "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
        + "|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
    private static let halfOfDay = " ?[ap] ?m"
    private static let partOfDay =
        " (?:de|en|por) la (?:manana|tarde|noche|madrugada)| in the (?:morning|afternoon|evening)"

    private static let forms = [
        "\(hour) ?\(minutes)(?:\(halfOfDay)| ?(?:h|hs|hrs|horas)|\(partOfDay))?",
        "\(hour)h ?\(minutes)",
        #"(?:[01]\d|2[0-3])h"#,
        "(?:\(hour)|\(hourWord))(?:\(halfOfDay)|\(partOfDay)| o(?:'| )?clock| en punto)",
        "(?:\(hour)|\(hourWord)) (?:y (?:media|cuarto)|menos cuarto)",
        "(?:half past|quarter (?:past|to|till)) (?:\(hour)|\(hourWord))",
        "\(hourWord) (?:thirty|fifteen|forty[- ]five)(?:\(halfOfDay))?",
        "noon|midday|midnight|medio ?dia|media ?noche",
    ]

    /// All forms as one automaton, which knows how many words a time has.
    static let automaton: PositionAutomaton = {
        do throws(RegularExpressionError) {
            var nodes: [ExpressionNode] = []
            for form in forms {
                var parser = ExpressionParser(form)
                nodes.append(try parser.parse())
            }
            return try PositionAutomaton(of: .alternatives(nodes)).splitByWords()
        } catch {
            // No data gets here: what is parsed are the constants above, and every test that matches a {time} parses them all.
            preconditionFailure("a form of {time} is no expression: \(error)")
        }
    }()
}
