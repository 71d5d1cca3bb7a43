/// Books that are large, or become so.
extension HostileKind {
    /// As many rules as may be, and one more; as many phrases as a file holds. Each rule here is ten nodes of YAML, for which libyaml
    /// alone takes 17 ms.
    static let manyRules = [
        rules("10,000 rules", 10_000, .book),
        rules("10,001 rules", 10_001, .error("B006")),
        rules("10,000 rules of one phrase", 10_000, .book) { _ in "any: [bus]" },
        rules("10,000 rules of one field", 10_000, .book) { _ in "channel: sms" },
        HostileBook(
            "45,000 phrases",
            rules: "- id: a\n  score: 1\n  any:\n" + (0..<45_000).map { "  - phrase \($0)\n" }.joined(), .book),
    ]

    /// A book of `count` rules: safety's and those of five files, since one of so many rules has more nodes than a file may.
    private static func rules(
        _ name: String, _ count: Int, _ end: HostileBook.End, condition: (Int) -> String = { "any: [word\($0)]" }
    ) -> HostileBook {
        var lines = [String](repeating: "", count: 5)
        for rule in 1..<count { lines[rule % 5] += "- {id: r\(rule), score: 1, \(condition(rule))}\n" }
        var files = HostileBook.sound
        for (number, lines) in lines.enumerated() {
            files["t\(number).yaml"] = Array(HostileBook.topic("t\(number)", rules: lines).utf8)
        }
        return HostileBook(name, files, end)
    }

    /// What doubles with every step.
    static let doubling = [
        HostileBook(
            "rules that double",
            rules: "- {id: r0, score: 1, any: [word]}\n"
                + (1..<30).map { "- {id: r\($0), score: 1, all: [{rule: r\($0 - 1)}, {rule: r\($0 - 1)}]}\n" }.joined(),
            .error("B039")),
        HostileBook(
            "rules that build on each other", rules: chain(2_000) { "{id: r\($0), score: 1, rule: r\($0 + 1)}" },
            .error("B0")),
        HostileBook(
            "rules that come back to themselves",
            rules: chain(2_000) { "{id: r\($0), score: 1, rule: r\(($0 + 1) % 2_000)}" }, .error("B054")),
        HostileBook(
            "lists that double", adding: "t.yaml",
            HostileBook.topic(
                "t",
                lists: "phrases:\n  l0: [a, b]\n"
                    + (1..<30).map { "  l\($0): [$l\($0 - 1), $l\($0 - 1)]\n" }.joined(),
                rules: "- {id: a, score: 1, any: [$l29]}\n"
            ).utf8, .error("B006")),
        HostileBook(
            "a list in every rule", adding: "t.yaml",
            HostileBook.topic(
                "t", lists: "phrases:\n  l: [\((0..<1_000).map { "word\($0)" }.joined(separator: ", "))]\n",
                rules: chain(1_000) { "{id: r\($0), score: 1, any: [$l, other\($0)]}" }
            ).utf8, .error("B006")),
    ]

    private static func chain(_ count: Int, _ rule: (Int) -> String) -> String {
        (0..<count).map { "- \(rule($0))\n" }.joined()
    }

    /// Thousands of mistakes, each of which could get a suggestion.
    static let manyMistakes = [
        HostileBook(
            "2,000 unknown lists", rules: chain(2_000) { "{id: r\($0), score: 1, any: [$list\($0)]}" }, .error("B030")),
        HostileBook(
            "500 unknown lists among 500", adding: "t.yaml",
            HostileBook.topic(
                "t", lists: "phrases:\n" + (0..<500).map { "  known-list-\($0): [a]\n" }.joined(),
                rules: chain(500) { "{id: r\($0), score: 1, any: [$list-\($0)-unknown]}" }
            ).utf8, .error("B030")),
        HostileBook(
            "2,000 unknown rules", rules: chain(2_000) { "{id: r\($0), score: 1, rule: unknown\($0)}" }, .error("B038")),
        HostileBook(
            "2,000 unknown departments",
            rules: chain(2_000) { "{id: r\($0), score: 1, any: [a], copy_to: [busses\($0)]}" }, .error("B014")),
        HostileBook(
            "10,000 unknown keys", adding: "t.yaml", (0..<10_000).map { "treshold\($0): x\n" }.joined().utf8,
            .error("Y")),
        HostileBook(
            "10,000 times one key", adding: "t.yaml", repeated("threshold: 4\n", 10_000).utf8, .error("Y014")),
        HostileBook("2,000 times one rule", rules: chain(2_000) { _ in "{id: r, score: 1, any: [a]}" }, .error("B013")),
        HostileBook("10,000 phrases that are none", rules: chain(10_000) { _ in "..." }, .error("Y103")),
        HostileBook(
            "500 tests of unknown rules", adding: "t.yaml",
            (HostileBook.topic("t", rules: chain(500) { "{id: rule\($0), score: 1, any: [a]}" })
                + "tests:\n" + chain(500) { "{text: a, expect: {rules: [ruel\($0)]}}" }).utf8,
            .error("B038")),
    ]

    /// Files as large as may be, and larger: 1 MiB, thirty times what the largest shipped file has.
    static let largeFiles = [
        HostileBook(
            "1 MiB of comments", rules: "- {id: a, score: 1, any: [b]}\n" + repeated("# comment\n", 104_000), .book),
        HostileBook("2 MiB", adding: "t.yaml", repeated("# comment\n", 210_000).utf8, .error("Y001")),
        HostileBook("a key of 1 MB", adding: "t.yaml", "\(repeated("k", 1_000_000)): x\n".utf8, .error("Y")),
        HostileBook(
            "a phrase of 1 MB", rules: "- {id: a, score: 1, any: [\(repeated("k", 1_000_000))]}\n", .error("B032")),
        HostileBook(
            "an id of 1 MB", rules: "- {id: \(repeated("k", 1_000_000)), score: 1, any: [x]}\n", .error("B011")),
        HostileBook("60,000 nodes", adding: "t.yaml", repeated("- x\n", 60_000).utf8, .error("Y008")),
        HostileBook("an open quote", adding: "t.yaml", ("topic: \"" + repeated("x\n", 500_000)).utf8, .error("Y006")),
    ]
}
