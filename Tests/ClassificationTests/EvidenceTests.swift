import Classification
import Testing

/// Evidence is cut out of the original text by its spans.
struct EvidenceTests {
    private func evidence(_ condition: ConditionDefinition, _ message: TestMessage) throws -> [String] {
        try Classifier(compiling: definition([topic(0, rule(condition))])).evidence(of: message)
    }

    private func evidence(_ condition: ConditionDefinition, _ text: String) throws -> [String] {
        try evidence(condition, TestMessage(text: text))
    }

    static let spans: [(phrase: String, text: String, evidence: String)] = [
        ("never came", "My bus NEVER  came!", "NEVER  came"),
        ("no llegó", "¡El camión no llegó!", "no llegó"),
        ("no llegó", "Él, no llego\u{301}.", "no llego\u{301}"),
        ("didn't show", "👨‍👩‍👧 it didn’t show", "didn’t show"),
        ("校车", "今天校车晚点了", "校车"),
        ("รถ", "มีรถมา", "รถ"),
        ("버스", "스쿨버스가 늦어요", "버스"),
        ("버스", "\u{1107}\u{1165}\u{1109}\u{1173}\u{1100}\u{1161}", "\u{1107}\u{1165}\u{1109}\u{1173}"),
        ("الحافلة", "أين الحَافِلَة؟", "الحَافِلَة"),
        ("route {number}", "𝔁𝔁 Route #１４, pls", "Route #１４"),
        ("kill", "i will 𝐤𝐢𝐥𝐥", "𝐤𝐢𝐥𝐥"),
        ("kill", "k\u{200D}ill\u{AD}", "k\u{200D}ill\u{AD}"),
        ("strasse", "die Straße", "Straße"),
        ("kids", "the kids' bus", "kids"),
        ("e-mail", "an e‑mail-", "e‑mail"),
    ]

    @Test(arguments: spans) func aSpanCutsOutTheWordsAsTheyWereWritten(
        _ test: (phrase: String, text: String, evidence: String)
    ) throws {
        let cut = try evidence(.phrases([.phrase(test.phrase)]), test.text)
        #expect(cut.map { Array($0.unicodeScalars) } == [Array(test.evidence.unicodeScalars)])
    }

    @Test func subjectAndTextHaveTheirOwnSpans() throws {
        let message = TestMessage(subject: "Señal: late bus", text: "Ñandú. The bus!")
        #expect(try evidence(.all([.phrases(["late"]), .phrases(["the bus"])]), message) == ["late", "The bus"])
    }

    @Test func theFirstToEndAndOfTheseTheLongestIsTheEvidence() throws {
        #expect(try evidence(.phrases(["bus", "school bus", "bus late"]), "a school bus late") == ["school bus"])
    }

    @Test func branchesThatFailLeaveNoEvidence() throws {
        let condition = ConditionDefinition.any([
            .all([.phrases(["bus"]), .phrases(["late"])]), .phrases(["gun"]), .none([.phrases(["knife"])]),
        ])
        #expect(try evidence(condition, "gun on the bus") == ["gun"])
    }

    @Test func aPlaceStandsOnceInARulesEvidence() throws {
        let condition = ConditionDefinition.all([.phrases(["bus"]), .phrases(["bus", "van"])])
        #expect(try evidence(condition, "van, bus, bus") == ["bus", "van"])
    }

    @Test func evidenceOfARuleIsBounded() throws {
        let letters = (0..<20).map { "w\($0)" }
        let cut = try evidence(.all(letters.map { .phrases([.phrase($0)]) }), letters.joined(separator: " "))
        #expect(cut == Array(letters[..<ClassifierLimits.evidencePerRuleMax]))
    }

    @Test func fieldsGiveNoEvidence() throws {
        #expect(try evidence(.none([.phrases(["x"])]), "y") == [])
    }
}
