import Diagnostics
import Testing

@Suite struct RendererTests {
    private func render(_ text: String, _ diagnostic: Diagnostic) -> String {
        var files = SourceFiles()
        files.add("a.yaml", bytes: Array(text.utf8))
        return DiagnosticRenderer(files: files).text(diagnostic)
    }

    private func problem(_ line: Int, _ column: Int, length: Int = 1, hint: String? = nil) -> Diagnostic {
        Diagnostic(
            code: "T001", "it is wrong", file: "a.yaml", at: SourcePosition(line: line, column: column), length: length,
            hint: hint)
    }

    @Test func theOffendingTextIsUnderlinedInItsLine() {
        let text = render("a: 1\n  bc: 2\n", problem(2, 3, length: 2, hint: "write it well"))
        #expect(
            text == """
                error[T001]: it is wrong
                 --> a.yaml:2:3
                  |
                2 |   bc: 2
                  |   ^^
                  = help: write it well

                """)
    }

    @Test func theMarginIsAsWideAsTheLineNumber() {
        let text = render(String(repeating: "\n", count: 99) + "x", problem(100, 1))
        #expect(text.hasSuffix("    |\n100 | x\n    | ^\n"))
    }

    @Test func tabsAndWideCharactersKeepTheCaretBelowItsText() {
        #expect(render("\tx: y", problem(1, 5)).hasSuffix("1 |     x: y\n  |        ^\n"))
        #expect(render("校车: x", problem(1, 5)).hasSuffix("1 | 校车: x\n  |       ^\n"))
        #expect(render("e\u{301}t: x", problem(1, 6)).hasSuffix("1 | e\u{301}t: x\n  |     ^\n"))
        #expect(render("校车: x", problem(1, 1, length: 2)).hasSuffix("\n  | ^^^^\n"))
    }

    @Test func aLongLineIsCutAroundTheCaret() {
        let line = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
        let shown = render(line, problem(1, 501, length: 4)).split(separator: "\n")
        #expect(
            shown[3] == "1 | …" + String(repeating: "a", count: 40) + "HERE" + String(repeating: "b", count: 56) + "…")
        #expect(shown[4] == "  | " + String(repeating: " ", count: 41) + "^^^^")
    }

    @Test func anUnderlineEndsWithItsLine() {
        #expect(render("abc\nd", problem(1, 2, length: 50)).hasSuffix("1 | abc\n  |  ^^\n"))
        #expect(render("abc\nd", problem(1, 4)).hasSuffix("1 | abc\n  |    ^\n"))
    }

    @Test func linesEndAsEditorsSeeThem() {
        #expect(render("a\r\nb\rc\nd", problem(4, 1)).hasSuffix("4 | d\n  | ^\n"))
        #expect(render("\u{FEFF}a", problem(1, 1)).hasSuffix("1 | a\n  | ^\n"))
    }

    @Test func aFileCannotSendSequencesToTheTerminal() {
        let text = render("a\u{1B}[2J\u{202E}x", problem(1, 1))
        #expect(text.contains("1 | a\u{FFFD}[2J\u{FFFD}x"))
        let message = Diagnostic(code: "T1", "found `\u{1B}]0;x\u{7}`")
        #expect(!DiagnosticRenderer().text(message).unicodeScalars.contains("\u{1B}"))
    }

    @Test(arguments: [(0, 0), (1, 99), (9, 1), (-1, -5), (Int.max, Int.max)])
    func aPlaceOutsideTheFileDoesNoHarm(_ line: Int, _ column: Int) {
        #expect(render("ab", problem(line, column, length: 3)).contains("--> a.yaml:\(line):\(column)"))
    }

    @Test func aProblemWithoutAFileIsItsMessageAndHint() {
        let diagnostic = Diagnostic(.warning, code: "C9", "the variable X is odd", hint: "unset it")
        #expect(DiagnosticRenderer().text(diagnostic) == "warning[C9]: the variable X is odd\n  = help: unset it\n")
    }

    @Test func coloursAreWrittenOnlyWhenAskedFor() {
        let diagnostic = Diagnostic(code: "T1", "m")
        #expect(!DiagnosticRenderer().text(diagnostic).contains("\u{1B}["))
        let coloured = DiagnosticRenderer(usesColor: true).text(diagnostic)
        #expect(coloured == "\u{1B}[1;31merror[T1]\u{1B}[0m: \u{1B}[1mm\u{1B}[0m\n")
    }
}
