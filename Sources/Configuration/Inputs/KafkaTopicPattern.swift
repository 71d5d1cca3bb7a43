import Glibc

/// A pattern of Kafka topics as librdkafka understands it: a POSIX extended regular expression that begins with `^`
/// and, unless it ends with `$`, matches names that go on. The same function of the C library matches here and there.
public final class KafkaTopicPattern: @unchecked Sendable {
    /// The expression.
    public let text: String
    /// Written once in `init`, then only read: `regexec` may run on several threads. Freed in `deinit`.
    private let compiled: UnsafeMutablePointer<regex_t>

    /// Enough for every list of names a person would write; a longer expression can cost the C library much memory.
    static let lengthMax = 512

    /// What is wrong with an expression.
    struct Problem: Error { var reason: String }

    init(_ text: String) throws(Problem) {
        guard text.utf8.count <= Self.lengthMax else {
            throw Problem(reason: "a pattern of more than \(Self.lengthMax) characters")
        }
        guard text.hasPrefix("^") else { throw Problem(reason: "a pattern that does not begin with ^") }
        let compiled = UnsafeMutablePointer<regex_t>.allocate(capacity: 1)
        compiled.initialize(to: regex_t())
        let code = regcomp(compiled, text, REG_EXTENDED | REG_NOSUB)
        guard code == 0 else {
            var buffer = [CChar](repeating: 0, count: 256)
            _ = regerror(code, compiled, &buffer, buffer.count)
            compiled.deallocate()  // a failed regcomp leaves nothing to regfree
            let reason = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw Problem(reason: "not a regular expression: \(reason)")
        }
        self.text = text
        self.compiled = compiled
    }

    deinit {
        regfree(compiled)
        compiled.deallocate()
    }

    /// Whether a Kafka topic's name is one of those.
    public func matches(_ kafkaTopic: String) -> Bool { regexec(compiled, kafkaTopic, 0, nil, 0) == 0 }
}
