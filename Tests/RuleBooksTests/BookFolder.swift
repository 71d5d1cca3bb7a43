import Diagnostics
import Foundation
import RuleBooks

/// A small rules folder in a temporary place, written with changes and removed at the end.
struct BookFolder: ~Copyable {
    let path: String

    init(_ files: [String: String] = Self.sound) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    /// Loads it, and says what was found as `B014 hr.yaml:2:13`.
    func load() -> (load: RuleBookLoad, found: [String]) {
        let load = RuleBook.load(directory: path)
        let found = load.diagnostics.map { diagnostic in
            let name = (diagnostic.file ?? "").replacing(path, with: "").drop { $0 == "/" }
            let place = diagnostic.position.map { ":\($0.line):\($0.column)" } ?? ""
            return "\(diagnostic.code) \(name)\(place)"
        }
        return (load, found)
    }

    /// The sound book with one replacement in one file.
    static func changed(_ file: String, _ text: String, to replacement: String) -> [String: String] {
        var files = sound
        files[file] = files[file]?.replacing(text, with: replacement)
        return files
    }

    static let sound = [
        "district.yaml": """
        time_zone: America/Chicago
        departments:
          safety: {contact: safety@district.example}
          buses: {contact: buses@district.example, kafka_topic: assignments.bus}
          office: {contact: office@district.example}
        fallback: office
        topics: [safety, transportation]
        answer_by: {default: 1 school day, urgent: 1h}
        calendar:
          school_days: [mon, tue, wed, thu, fri]
          hours: {from: "07:30", until: "15:00"}
          days_off: [2026-09-07, {name: Winter, from: 2026-12-21, until: 2027-01-01}]
        """,
        "safety.yaml": """
        topic: safety
        department: safety
        threshold: 4
        rules:
          - id: weapon
            score: 5
            priority: urgent
            any: [gun, knife]
        tests:
          - text: he has a gun
            expect: {topic: safety, priority: urgent, rules: [weapon]}
        """,
        "transportation.yaml": """
        topic: transportation
        department: buses
        answer_within: 24h
        threshold: 4
        copy_threshold: 4
        phrases:
          bus: {en: [bus, "route {number}"], es: [guagua]}
          late: [late, tarde, $never]
          never: [never came]
        rules:
          - id: late-bus
            score: 5
            near: {phrases: [$bus, [$late, waiting]], within: 8 words}
            none: [job]
          - id: voicemail
            score: 1
            channel: [voicemail, sms]
            at_least: {count: 2, of: [$bus, stop, driver]}
            copy_to: [safety]
        tests:
          - text: the bus is late
            expect: {topic: transportation, not_rules: [voicemail]}
          - text: hello
            expect: {topic: other}
        """,
    ]
}
