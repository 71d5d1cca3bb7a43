import Foundation
import RuleBooks

/// A small rule book as files in memory, with changes.
struct SmallRules {
    var district = """
        time_zone: America/Chicago
        departments:
          safety: {contact: safety@district.example}
          buses: {contact: buses@district.example}
          office: {contact: office@district.example}
        fallback: office
        topics: [safety, transportation]
        answer_by: {default: 1 school day, urgent: 1h}
        calendar:
          school_days: [mon, tue, wed, thu, fri]
          hours: {from: "07:30", until: "15:00"}

        """
    var safety = """
        topic: safety
        department: safety
        threshold: 4
        rules:
          - {id: weapon, score: 5, priority: urgent, any: [gun, knife]}
        tests:
          - {text: he has a gun, expect: {topic: safety, priority: urgent, rules: [weapon]}}

        """
    var transportation = """
        topic: transportation
        department: buses
        threshold: 4
        rules:
          - {id: bus, score: 5, any: [bus, route]}
        tests:
          - {text: the bus is late, expect: {topic: transportation}}

        """
    var confirmation: String?

    var texts: [String: String] {
        ["district.yaml": district, "safety.yaml": safety, "transportation.yaml": transportation]
    }

    var snapshot: RuleBookSnapshot {
        RuleBookSnapshot(files: texts.mapValues { Array($0.utf8) }, confirmation: confirmation)
    }

    /// The same with one harmless difference.
    func edited(_ number: Int = 1) -> SmallRules {
        var rules = self
        rules.transportation += "# edit \(number)\n"
        return rules
    }

    /// One that is held: a test of transportation fails.
    var withAFailingTest: SmallRules {
        var rules = self
        rules.transportation.replace("{topic: transportation}}", with: "{topic: safety}}")
        return rules
    }

    /// One that is refused: a file is no YAML.
    var broken: SmallRules {
        var rules = self
        rules.transportation = "topic: [\n"
        return rules
    }

    /// Writes the files into a folder.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in texts { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        let file = folder.appendingPathComponent(RuleBookSnapshot.confirmationFile)
        try? FileManager.default.removeItem(at: file)
        if let confirmation { try Data("\(confirmation)\n".utf8).write(to: file) }
    }
}
