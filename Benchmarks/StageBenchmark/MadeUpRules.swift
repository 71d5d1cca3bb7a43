import Classification
import Foundation
import RuleBooks

/// Rules in any number, whose phrases nobody writes but begin as what people write does.
enum MadeUpRules {
    static let phrasesPerRule = 10
    private static let beginnings = [
        "the bus", "my son", "we waited", "route {number}", "this morning", "nobody", "el camión", "mi hija", "la ruta",
        "esta mañana",
    ]
    private static let syllables = ["ba", "ke", "li", "mo", "nu", "par", "ses", "tin", "vor", "zul"]

    /// The phrases of a rule.
    static func phrases(ofRule rule: Int) -> [String] {
        (0..<phrasesPerRule).map { place in
            var number = rule * phrasesPerRule + place
            var word = ""
            repeat {
                word += syllables[number % 10]
                number /= 10
            } while number > 0
            return "\(beginnings[place]) \(word)"
        }
    }

    /// A book of `count` rules, of which a handful fire for the samples, whatever the count.
    static func definition(rules count: Int) -> ClassifierDefinition {
        let bus: [PatternDefinition] = ["bus", "route {number}", "camión", "ruta {number}"]
        let late: [PatternDefinition] = ["never came", "waited", "no llegó", "esperamos"]
        var rules = [
            RuleDefinition(id: "bus", score: 3, condition: .phrases(bus)),
            RuleDefinition(id: "late", score: 5, condition: .near([bus, late], withinWords: 12)),
            RuleDefinition(id: "both", score: 1, condition: .all([.phrases(bus), .phrases(late)])),
        ]
        while rules.count < count {
            let phrases = phrases(ofRule: rules.count).map { PatternDefinition.phrase($0) }
            rules.append(RuleDefinition(id: "rule-\(rules.count)", score: 1, condition: .phrases(phrases)))
        }
        let topic = TopicDefinition(name: "transportation", department: 0, threshold: 4, rules: rules)
        return ClassifierDefinition(topics: [topic], safetyTopic: nil, fallbackDepartment: 1)
    }

    /// Writes a book to a folder: the shipped district, one rule of safety's, and `count` others.
    static func writeBook(rules count: Int, to folder: URL) throws {
        try FileManager.default.copyItem(
            at: URL(fileURLWithPath: "rules/district.yaml"), to: folder.appendingPathComponent("district.yaml"))
        let safety = """
            topic: safety
            department: safety
            threshold: 4
            rules: [{id: gun, score: 9, any: [gun]}]
            tests: [{text: gun, expect: {topic: safety}}]

            """
        try Data(safety.utf8).write(to: folder.appendingPathComponent("safety.yaml"))
        let topics = ["transportation", "hr", "academics", "office"]
        for (number, topic) in topics.enumerated() {
            let department = topic == "office" ? "front-office" : topic
            var text = "topic: \(topic)\ndepartment: \(department)\nthreshold: 4\nrules:\n"
            for rule in stride(from: number, to: count, by: topics.count) {
                let phrases = phrases(ofRule: rule).map { "\"\($0)\"" }.joined(separator: ", ")
                text += "  - id: rule-\(rule)\n    score: 1\n    any: [\(phrases)]\n"
            }
            try Data(text.utf8).write(to: folder.appendingPathComponent("\(topic).yaml"))
        }
    }
}
