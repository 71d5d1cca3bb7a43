import Classification

/// A construct and the text that costs it most: where every word matches, nearly matches, or makes a state that no other
/// place of the text has.
struct WorstText {
    /// What it is called in the report.
    let name: String
    /// The construct.
    let condition: ConditionDefinition
    /// What the text repeats, in an order that looks random.
    let pieces: [String]

    /// Each construct of the language.
    static let all = [
        WorstText(name: "phrases", condition: .phrases(["a", "a a", "a a a b"]), pieces: ["a "]),
        WorstText(
            name: "slots", condition: .phrases(["{word} {word} {word} b", "{number} {word} c"]), pieces: ["7 ", "c "]),
        WorstText(
            name: "times", condition: .near([["at {time} b"], ["{time}"]], withinWords: 3),
            pieces: ["at 3:15 ", "7 de la ", "half past ", "three thirty "]),
        WorstText(name: "beginnings", condition: .phrases(["ab* ab* b"]), pieces: ["ab", "ab "]),
        WorstText(
            name: "near", condition: .near([["a"], ["a"], ["b"], ["zz"]], withinWords: 3), pieces: ["a ", "a b "]),
        WorstText(
            name: "expression-states", condition: .phrases([.expression("[ab]*a[ab]{12}c")]), pieces: ["a", "b"]),
        WorstText(
            name: "expression-optional", condition: .phrases([.expression("(a?b?c?d?){24}z")]),
            pieces: ["abcd", "ad", "c"]),
        WorstText(name: "expression-wide", condition: .phrases([.expression(".*a.{60}z")]), pieces: ["a", "b", "c "]),
        WorstText(
            name: "expression-way-back", condition: .near([[.expression("a( b)*")], ["zz"]], withinWords: 3),
            pieces: ["b "]),
        WorstText(
            name: "typos",
            condition: .phrases([
                .phrase("abcabcabcabc", allowsTypos: true), .phrase("abcacbabcacb", allowsTypos: true),
                .phrase("{word} aabbccaabbcc", allowsTypos: true),
            ]), pieces: ["abc", "acb", "aabbcc", "ab "]),
        WorstText(name: "Han", condition: .phrases(["校校校车"]), pieces: ["校"]),
        WorstText(name: "marks", condition: .phrases(["a"]), pieces: ["\u{301}"]),
        WorstText(name: "separators", condition: .phrases(["a"]), pieces: [".,\u{2014}"]),
        parts("quoted", "> a\nb "),
        parts("attributions", "On 3:04\n"),
        parts("addresses", "El a@b\n"),
        parts("signatures", "-- \n"),
        parts("headers", "From:\nSent:\n"),
        parts("line-ends", "\n\r"),
        parts("links", "a.b:c://"),
        parts("hosts", "www.w"),
    ]

    /// A text that nearly is a part of an e-mail, again and again.
    private static func parts(_ name: String, _ piece: String) -> WorstText {
        WorstText(name: "parts-\(name)", condition: .phrases(["x"], in: .text), pieces: [piece])
    }

    /// A text of so many bytes.
    func text(_ bytes: Int) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes + 16)
        // The constants are Knuth's MMIX generator's.
        var state: UInt64 = 1
        while text.count < bytes {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += pieces[Int(state >> 33) % pieces.count].utf8
        }
        return text
    }

    /// A classifier of one rule, that asks for the construct.
    func classifier() -> Classifier {
        let topic = TopicDefinition(
            name: "t", department: 0, threshold: 1, rules: [RuleDefinition(id: "r", score: 1, condition: condition)])
        let definition = ClassifierDefinition(topics: [topic], safetyTopic: nil, fallbackDepartment: 1)
        do throws(ClassifierError) {
            return try Classifier(compiling: definition)
        } catch { StageBenchmark.fail("\(name): \(error)") }
    }

    /// Classifies a text in new buffers: with old ones a short text may find all its states made.
    static func classify(_ text: [UInt8], by classifier: Classifier) {
        var message = Message()
        message.text = text.indices
        _ = classifier.classify(message, in: text.span, scratch: ClassifierScratch())
    }
}
