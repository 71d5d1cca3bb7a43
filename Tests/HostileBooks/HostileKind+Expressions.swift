/// Regular expressions that are built to explode.
extension HostileKind {
    static let expressions =
        [
            ("512 characters", repeated("a", 512), .book),
            ("513 characters", repeated("a", 513), .error("B032")),
            ("a count of 64", "a{64}", .book),
            ("a count of 65", "a{65}", .error("B032")),
            ("a count of 800", "(a|b|c|d|\\w){400,800}z", .error("B032")),
            ("a huge count", "a{99999999999999999999}", .error("B032")),
            ("counts in counts", "((a{2}){2}){2}", .error("B032")),
            ("2,000 positions", "(\(repeated("a", 31))){64}", .book),
            ("over 2,000 positions", "(\(repeated("a", 32))){64}", .error("B032")),
            ("2,000 letters that may be left out", "(\(repeated("a?", 31))){64}z", .error("B032")),
            ("240 letters that may be left out", "(\(repeated("a?", 4))){60}z", .book),
            ("loops in loops", "((((a+)+)+)+)+b", .book),
            ("choices that are one", "(a|a|aa|a+)*(a|a)*b", .book),
            ("anything many times", "\(repeated(".*", 100))z", .bookOrError),
            ("states that double", "[ab]*a[ab]{60}c", .book),
            ("300 groups in each other", "\(repeated("(", 250))a\(repeated(")", 250))", .error("B032")),
            ("500 open groups", repeated("(", 500), .error("B032")),
            ("500 open classes", repeated("[", 500), .error("B032")),
            ("all characters", "[\\x{0}-\\x{10FFFF}]a", .error("B032")),
            ("70,000 characters", "[\\x{3400}-\\x{F000}]{30}a", .bookOrError),
            (
                "every second character",
                "[\((0..<100).map { "\\x{\(String(0x1000 + 2 * $0, radix: 16))}" }.joined())]{2}a", .bookOrError
            ),
            ("a back reference", "(a)\\1", .error("B032")),
            ("looking ahead", "(?=a)*b", .error("B032")),
        ].map { HostileBook($0, rules: "- {id: a, score: 1, regex: '\($1)'}\n", $2) } + [
            many("500 expressions of 2,000 positions", 500) { "(\(repeated("ab", 15))\($0 % 10)){60}\($0)" },
            many("500 expressions of 30,000 ways", 500) { "(\(repeated("a?", 4))){60}z\($0)" },
            many("500 expressions of 50,000 characters", 500) { "[\\x{1000}-\\x{D000}]\($0)" },
            many("1,000 small expressions", 1_000) { "(bus|route) #?\($0)" },
        ]

    private static func many(_ name: String, _ count: Int, _ expression: (Int) -> String) -> HostileBook {
        HostileBook(
            name, rules: (0..<count).map { "- {id: r\($0), score: 1, regex: '\(expression($0))'}\n" }.joined(),
            .bookOrError)
    }
}
