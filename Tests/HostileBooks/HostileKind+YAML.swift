/// What YAML can be made to do.
extension HostileKind {
    /// Values that name others, twice each: a billion laughs.
    static let aliases = [
        HostileBook(
            "a billion laughs", adding: "t.yaml",
            ("l0: &l0 lol\n" + (1..<20).map { "l\($0): &l\($0) [\(repeated("*l\($0 - 1)", 9, by: ", "))]\n" }.joined())
                .utf8,
            .error("Y009")),
        HostileBook("an alias of itself", adding: "t.yaml", "&a [*a, *a]\n".utf8, .error("Y009")),
        HostileBook("an alias of nothing", adding: "t.yaml", "topic: *a\n".utf8, .error("Y")),
        HostileBook(
            "10,000 anchors", adding: "t.yaml", (0..<10_000).map { "- &a\($0) x\n" }.joined().utf8, .error("Y009")),
        HostileBook(
            "10,000 aliases", adding: "t.yaml", ("- &a x\n" + repeated("- *a\n", 10_000)).utf8, .error("Y009")),
        HostileBook(
            "merge keys", adding: "t.yaml", "topic: t\n<<: {department: buses}\n".utf8, .error("Y011")),
    ]

    /// Depth.
    static let brackets = [
        HostileBook("20 KB of [", adding: "t.yaml", repeated("[", 20_000).utf8, .error("Y007")),
        HostileBook("20 KB of {", adding: "t.yaml", repeated("{", 20_000).utf8, .error("Y007")),
        HostileBook("mappings in mappings", adding: "t.yaml", repeated("{a: ", 5_000).utf8, .error("Y007")),
        HostileBook("20 KB of - ", adding: "t.yaml", repeated("- ", 10_000).utf8, .error("Y007")),
        HostileBook("20 KB of ? ", adding: "t.yaml", repeated("? ", 10_000).utf8, .error("Y007")),
        HostileBook(
            "indented ever deeper", adding: "t.yaml",
            (0..<200).map { repeated(" ", $0) + "a:\n" }.joined().utf8, .error("Y007")),
        HostileBook("20 KB of ]", adding: "t.yaml", repeated("]", 20_000).utf8, .error("Y006")),
        HostileBook(
            "conditions in conditions",
            rules: "- {id: a, score: 1, all: " + repeated("[{all: ", 40) + "[x]" + repeated("}]", 40) + "}\n",
            .error("Y007")),
    ]

    /// Tags, directives, documents.
    static let tags = [
        HostileBook("a tag", adding: "t.yaml", "topic: !!binary aGVsbG8=\n".utf8, .error("Y012")),
        HostileBook(
            "10,000 tags", adding: "t.yaml", repeated("- !!python/object:os.system x\n", 10_000).utf8, .error("Y012")),
        HostileBook("a long tag", adding: "t.yaml", "topic: !\(repeated("a", 500_000)) x\n".utf8, .error("Y")),
        HostileBook("a directive", adding: "t.yaml", "%YAML 1.1\n---\ntopic: t\n".utf8, .error("Y016")),
        HostileBook(
            "10,000 directives", adding: "t.yaml",
            ((0..<10_000).map { "%TAG !\($0)! tag:\($0),\n" }.joined() + "---\ntopic: t\n").utf8, .error("Y")),
        HostileBook("10,000 documents", adding: "t.yaml", repeated("---\ntopic: t\n", 10_000).utf8, .error("Y013")),
    ]

    /// Tabs where YAML takes none.
    static func tabs(in shipped: [String: [UInt8]]) -> [HostileBook] {
        names(of: shipped).map { name in
            var text: [UInt8] = []
            for byte in shipped[name] ?? [] { text += byte == UInt8(ascii: " ") ? [0x09] : [byte] }
            return HostileBook("\(name), tabs for spaces", shipped.merging([name: text]) { $1 }, .error("Y"))
        } + [
            HostileBook("100,000 tabs", adding: "t.yaml", repeated("\t", 100_000).utf8, .error("Y")),
            HostileBook("a tab before each line", adding: "t.yaml", repeated("\tx: y\n", 10_000).utf8, .error("Y005")),
            HostileBook("tabs behind text", rules: "- {id: a, score: 1, any: [bus]}\t\t\n", .book),
        ]
    }

    static func repeated(_ text: String, _ count: Int, by separator: String = "") -> String {
        Array(repeating: text, count: count).joined(separator: separator)
    }
}
