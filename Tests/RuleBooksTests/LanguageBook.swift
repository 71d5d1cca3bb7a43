import Classification
import Diagnostics
import RuleBooks

/// A book of one topic beside safety, for tests of what can be written in a file.
struct LanguageBook {
    var district = BookFolder.sound["district.yaml"] ?? ""
    /// The first keys of `transportation.yaml`, and those behind them.
    var head = "topic: transportation\ndepartment: buses\nthreshold: 1\n"
    var topic: String
    var shared: String?

    init(_ topic: String) { self.topic = topic }

    func load(now: Int64? = nil) -> RuleBookLoad { RuleBook.load(files: files, now: now) }

    /// Its files by their names.
    var files: [String: [UInt8]] {
        let safety = (BookFolder.sound["safety.yaml"] ?? "").replacing("[gun, knife]", with: "[gun, pistola]")
        var files = ["district.yaml": district, "safety.yaml": safety, "transportation.yaml": head + topic]
        files["phrases.yaml"] = shared
        return files.mapValues { Array($0.utf8) }
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
        let (encoded, bytes) = message.encoded()
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
    var school = ""
    var sender = ""
    var claimedTopic = ""
    var isConfidential = false
    var instant: Int64 = 0

    init(
        _ text: String, subject: String = "", language: String = "", channel: String = "", school: String = "",
        sender: String = "", claimedTopic: String = "", isConfidential: Bool = false, instant: Int64 = 0
    ) {
        self.text = text
        self.subject = subject
        self.language = language
        self.channel = channel
        self.school = school
        self.sender = sender
        self.claimedTopic = claimedTopic
        self.isConfidential = isConfidential
        self.instant = instant
    }

    init(stringLiteral text: String) { self.init(text) }

    /// The message as ranges of bytes.
    func encoded() -> (Message, [UInt8]) {
        var bytes: [UInt8] = []
        var message = PlainMessage(text: text)
        message.subject = subject
        message.fields = [
            .language: language, .channel: channel, .school: school, .senderType: sender, .claimedTopic: claimedTopic,
        ]
        message.isConfidential = isConfidential
        message.instant = instant
        return (message.message(in: &bytes), bytes)
    }
}

extension RuleBook {
    /// The tests of its files that fail.
    func runTests() -> [RuleTestReport.Result] { RuleTestReport(of: self).failures }
}
