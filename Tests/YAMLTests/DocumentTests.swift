import Diagnostics
import Testing
import YAML

@Suite struct DocumentTests {
    @Test(arguments: [
        ("a: 1\nb: [x, 'y', {c: d}]\n", "{a: 1, b: [x, \"y\", {c: d}]}"),
        ("- no\n- 010\n- 1.10\n- 12:30:45\n- ~\n- 'no'\n", "[no, 010, 1.10, 12:30:45, ~, \"no\"]"),
        ("a: |\n  one\n  two\nb: >-\n  three\n  four\n", "{a: \"one\ntwo\n\", b: \"three four\"}"),
        ("---\na: 1\n...\n", "{a: 1}"),
        ("\u{FEFF}a: 1\n", "{a: 1}"),
        ("\u{FEFF}a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"),
        ("a:\n", "{a: }"),
        ("", ""),
        ("# only a comment\n", ""),
        ("a: \"x\\ty\\u00e9\\0\"\n", "{a: \"x\ty\u{e9}\0\"}"),
        ("a: x\ty # tab inside text\n", "{a: x\ty}"),
        ("a: 1\n\t\n\t# a comment\n", nil),
    ])
    func aDocumentReadsAsItsNodes(_ text: String, _ expected: String?) {
        #expect(parse(text).root.map(outline) == expected)
    }

    @Test func placesAreCountedInCharacters() throws {
        let root = try #require(parse("é𝄞: x\r\n校车: [\"🚌\", b]\rc: d\n").root)
        guard case .mapping(let entries) = root.content else { throw Failure() }
        #expect(entries.map(\.value.start) == [place(1, 5), place(2, 5), place(3, 4)])
        guard case .sequence(let items) = entries[1].value.content else { throw Failure() }
        #expect(items.map(\.start) == [place(2, 6), place(2, 11)])
        #expect(items.map(\.end) == [place(2, 9), place(2, 12)])
    }

    @Test func separatorsThatOnlyYAMLKnowsEndNoLine() throws {
        let root = try #require(parse("a: 'x\u{2028}y'\nb: z\n").root)
        guard case .mapping(let entries) = root.content else { throw Failure() }
        #expect(entries[1].key.start == place(2, 1))
    }

    @Test func aBlockEndsWithItsLastChild() throws {
        let root = try #require(parse("a:\n  b: c\n\n\nd: e\n").root)
        guard case .mapping(let entries) = root.content else { throw Failure() }
        #expect(entries[0].value.end == place(2, 7))
        #expect(root.end == place(5, 5))
    }

    private func place(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(line: line, column: column) }
    private struct Failure: Error {}
}
