import Classification
import Diagnostics
import RuleBooks

/// A book of one topic beside safety, for tests of what can be written in a file.
struct LanguageBook {
    var district = BookFolder.sound["district.yaml"] ?? ""
    /// The keys of `transportation.yaml` behind topic, department and threshold.
    var topic: String
    var shared: String?

    init(_ topic: String) { self.topic = topic }

    func load(now: Int64? = nil) -> RuleBookLoad {
        var files = ["district.yaml": district, "safety.yaml": BookFolder.sound["safety.yaml"] ?? ""]
        files["transportation.yaml"] = "topic: transportation\ndepartment: buses\nthreshold: 1\n" + topic
        files["phrases.yaml"] = shared
        return RuleBook.load(files: files.mapValues { Array($0.utf8) }, now: now)
    }

    /// What was found, as `B014 transportation.yaml:2:13`.
    func found() -> [String] { Self.short(load().diagnostics) }

    static func short(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map { diagnostic in
            let name = (diagnostic.file ?? "").replacing("rules/", with: "")
            return "\(diagnostic.code) \(name)" + (diagnostic.position.map { ":\($0.line):\($0.column)" } ?? "")
        }
    }
}

extension RuleBook {
    /// The score of the topic `transportation` for a message.
    func score(_ message: BookMessage) -> Int {
        let scratch = ClassifierScratch()
        var bytes: [UInt8] = []
        func append(_ text: String) -> Range<Int> {
            let start = bytes.count
            bytes += text.utf8
            return start..<bytes.count
        }
        var encoded = Message()
        encoded.text = append(message.text)
        encoded.subject = append(message.subject)
        encoded.language = append(message.language)
        encoded.channel = append(message.channel)
        encoded.isConfidential = message.isConfidential
        encoded.instant = message.instant
        _ = classifier.classify(encoded, in: bytes.span, scratch: scratch)
        return scratch.topicScores[topicNames.firstIndex(of: "transportation") ?? 0]
    }
}

/// A message as tests write it.
struct BookMessage: Sendable, ExpressibleByStringLiteral {
    var text: String
    var subject = ""
    var language = ""
    var channel = ""
    var isConfidential = false
    var instant: Int64 = 0

    init(_ text: String, subject: String = "", language: String = "", channel: String = "", instant: Int64 = 0) {
        self.text = text
        self.subject = subject
        self.language = language
        self.channel = channel
        self.instant = instant
    }

    init(stringLiteral text: String) { self.init(text) }
}

extension RuleBook {
    /// The tests of its files that fail.
    func runTests() -> [RuleTestReport.Result] { RuleTestReport(of: self).failures }
}
