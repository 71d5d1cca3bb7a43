import Testing
import YAML

@Suite struct RefusalTests {
    @Test(arguments: [
        ("a: &x 1\n", ["1:4+1 Y009 anchors (&name) are not read"]),
        ("a: *x\n", ["1:4+2 Y010 aliases (*name) are not read"]),
        ("a: !!int 1\n", ["1:4+1 Y012 tags (!name) are not read"]),
        ("a: !important\n", ["1:4+1 Y012 tags (!name) are not read"]),
        ("<<: {a: 1}\n", ["1:1+2 Y011 merge keys (<<) are not read"]),
        ("a: 1\n---\nb: 2\n", ["2:1+3 Y013 a second document in the file"]),
        (
            "a: 1\nb: 2\na: 3\n\"a\": 4\n",
            ["3:1+1 Y014 the key `a` stands twice", "4:1+3 Y014 the key `a` stands twice"]
        ),
        ("[a, b]: c\n", ["1:1+1 Y015 a key that is a list or a mapping"]),
        ("{a: b}: c\n", ["1:1+1 Y015 a key that is a list or a mapping"]),
        ("%YAML 1.1\n---\na: 1\n", ["1:1+1 Y016 directives (%YAML, %TAG) are not read"]),
        ("a:\n\tb: 1\n", ["2:1+1 Y005 a tab in the indentation"]),
        ("a:\n  \tb: 1\n", ["2:3+1 Y005 a tab in the indentation"]),
        ("a: x\u{1B}y\n", ["1:5+1 Y004 the character U+001B, which YAML does not allow"]),
        ("a: 'x\u{FEFF}y'\n", ["1:6+1 Y004 the character U+FEFF, which YAML does not allow"]),
        (
            "a: &x 1\nb: *x\nc: !t 2\n",
            [
                "1:4+1 Y009 anchors (&name) are not read", "2:4+2 Y010 aliases (*name) are not read",
                "3:4+1 Y012 tags (!name) are not read",
            ]
        ),
    ])
    func whatCouldBeReadInTwoWaysIsRefused(_ text: String, _ problems: [String]) {
        let result = parse(text)
        #expect(result.root == nil)
        #expect(result.problems == problems)
    }

    @Test(arguments: [
        ("a: b: c\n", "1:5+1 Y006 a colon with a space after it inside plain text"),
        ("a: \"x\nb: 1\n", "1:4+1 Y006 a quote that is not closed"),
        ("a: [1, 2\nb: 3\n", "2:2+1 Y006 a list in [ ] that is not continued or closed here"),
        ("a: {b: 1\n", "2:1+1 Y006 a mapping in { } that is not continued or closed here"),
        ("a: 1\n b: 2\n", "2:3+1 Y006 a colon with a space after it inside plain text"),
        ("a:\n  - x\n y: 2\n", "3:2+1 Y006 something else where a key belongs"),
        ("a: 1\nb\n", "3:1+1 Y006 a line that is neither a key with a colon nor part of the value above"),
        ("a: @x\n", "1:4+1 Y006 a character that plain text can't begin with"),
        ("a: \"\\d\"\n", "1:5+1 Y006 an escape that YAML does not know"),
        ("a: 1\n]\n", "2:1+1 Y006 something else where a key belongs"),
    ])
    func whatIsNotYAMLIsExplained(_ text: String, _ problem: String) {
        let result = parse(text)
        #expect(result.root == nil)
        #expect(result.problems == [problem])
    }

    @Test func aFileInAnotherEncodingIsRefused() {
        #expect(parse([0xFF, 0xFE, 0x61, 0]).problems == ["1:1+1 Y002 the file is UTF-16, not UTF-8"])
        #expect(parse([0xFE, 0xFF, 0, 0x61]).problems == ["1:1+1 Y002 the file is UTF-16, not UTF-8"])
        #expect(parse([0xFF, 0xFE, 0, 0]).problems == ["1:1+1 Y002 the file is UTF-32, not UTF-8"])
        #expect(parse(Array("a: 1\nb: é".utf8.dropLast())).problems == ["2:4+1 Y003 bytes that are not UTF-8"])
        #expect(parse(Array("a: ".utf8) + [0xED, 0xA0, 0x80]).problems == ["1:4+1 Y003 bytes that are not UTF-8"])
        #expect(parse([0x61, 0]).problems == ["1:2+1 Y004 the character U+0000, which YAML does not allow"])
    }
}
