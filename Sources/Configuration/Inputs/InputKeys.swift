import Inquiries

/// The keys of an input, once: the reader takes them by these names, and the documentation is tested to name them.
enum InputKey: String, CaseIterable {
    case name
    case kafkaTopics = "kafka_topics"
    case kafkaTopicPattern = "kafka_topic_pattern"
    case channel
    case format
    case map
    case textFormat = "text_format"
    case timeFormat = "time_format"

    /// Our fields that a map can give, by their names in the file.
    static let fields: [(word: String, value: InquiryField)] = InquiryField.allCases
        .filter { $0 != .sender }.map { ("\($0.name)", $0) }

    static let formats: [(word: String, value: InputDefinition.Format)] = [("json", .json), ("text", .text)]
    static let textFormats: [(word: String, value: InputDefinition.TextFormat)] = [("plain", .plain), ("html", .html)]
    static let timeFormats: [(word: String, value: InputDefinition.TimeFormat)] = [
        ("rfc3339", .rfc3339), ("epoch_s", .epochSeconds), ("epoch_ms", .epochMilliseconds),
    ]
}

extension ServiceConfiguration {
    /// The keys of an item of `inputs`.
    public static var inputKeys: [String] { InputKey.allCases.map(\.rawValue) }
    /// The fields that an input's `map` can give.
    public static var mapFields: [String] { InputKey.fields.map(\.word) }
    /// The librdkafka settings that `kafka.client` passes through.
    public static var clientSettings: [String] { ClientSetting.allowed.map(\.name) }
}
