import Diagnostics
import Testing

@Suite struct DiagnosticListTests {
    private func at(_ line: Int, _ column: Int, _ file: String? = "a", _ code: String = "T1") -> Diagnostic {
        Diagnostic(code: code, "m", file: file, at: SourcePosition(line: line, column: column))
    }

    @Test func problemsAreShownByFileAndPlace() {
        let sorted = [
            at(2, 1), at(1, 9), at(1, 2), at(5, 5, nil), at(1, 1, "b"), Diagnostic(code: "T1", "m", file: "a"),
        ]
        .sortedByPlace
        let places = sorted.map { "\($0.file ?? "-"):\($0.position?.line ?? 0):\($0.position?.column ?? 0)" }
        #expect(places == ["-:5:5", "a:0:0", "a:1:2", "a:1:9", "a:2:1", "b:1:1"])
    }

    @Test func problemsOfOnePlaceKeepTheirOrder() {
        #expect([at(1, 1, "a", "T9"), at(1, 1, "a", "T1")].sortedByPlace.map(\.code) == ["T9", "T1"])
    }

    @Test func theSummaryCounts() {
        #expect([Diagnostic]().summary == "no problems")
        #expect([at(1, 1)].summary == "1 error")
        #expect([at(1, 1), at(1, 2), Diagnostic(.warning, code: "T2", "m")].summary == "2 errors and 1 warning")
        #expect(DiagnosticRenderer().text([Diagnostic(code: "T1", "m")]) == "error[T1]: m\n\n1 error\n")
        #expect(DiagnosticRenderer().text([]).isEmpty)
    }

    @Test func aFloodOfProblemsIsCutAndCounted() {
        let text = DiagnosticRenderer().text((1...50_000).map { at($0, 1) })
        #expect(text.hasSuffix("50000 errors, the first 200 shown\n"))
        #expect(text.count < 20_000)
    }

    @Test func machinesReadAnArrayOrLines() {
        let problems = [
            Diagnostic(
                code: "T1", "a \"b\"", file: "x", at: SourcePosition(line: 1, column: 2), length: 3, hint: "h"),
            Diagnostic(.warning, code: "T2", "m"),
        ]
        let warning = #"{"severity":"warning","code":"T2","message":"m"}"#
        let error =
            #"{"severity":"error","code":"T1","message":"a \"b\"","file":"x","line":1,"column":2,"length":3,"hint":"h"}"#
        #expect(String(decoding: DiagnosticJSON.array(problems), as: UTF8.self) == "[\(warning),\(error)]")
        #expect(String(decoding: DiagnosticJSON.lines(problems), as: UTF8.self) == "\(warning)\n\(error)\n")
        #expect(DiagnosticJSON.array([]) == Array("[]".utf8))
    }

    @Test(arguments: [
        ("bootstrap_server", "bootstrap_servers"), ("wrokers", "workers"), ("WORKERS", "workers"), ("grop", "group"),
    ])
    func anUnknownWordFindsTheOneThatWasMeant(_ word: String, _ meant: String) {
        let known = ["bootstrap_servers", "group", "workers", "security"]
        #expect(Suggestion.nearest(to: word, among: known) == meant)
    }

    @Test func aWordLikeNoneOfThemIsNoSuggestion() {
        #expect(Suggestion.nearest(to: "password", among: ["group", "workers"]) == nil)
        #expect(
            Suggestion.hint(for: "x", among: ["group", "workers"], listing: "known here")
                == "known here: `group`, `workers`")
    }
}
