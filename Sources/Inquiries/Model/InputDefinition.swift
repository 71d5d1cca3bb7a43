/// How the records of one input are read: the runtime's view of an input in the configuration.
public struct InputDefinition: Sendable {
    /// How a value is encoded.
    public enum Format: Sendable { case json, text }
    /// How the text is written.
    public enum TextFormat: Sendable { case plain, html }
    /// How `received_at` is written.
    public enum TimeFormat: Sendable { case rfc3339, epochSeconds, epochMilliseconds }

    /// The input's name in the configuration.
    public var name: String
    /// The channel of its inquiries where the record does not say; nil for the last part of the Kafka topic's name.
    public var channel: String?
    /// How a value is encoded.
    public var format: Format
    /// Where our fields stand in other JSON shapes; nil for our own shape.
    public var map: [InquiryField: FieldSource]?
    /// How the text is written.
    public var textFormat: TextFormat
    /// How `received_at` is written.
    public var timeFormat: TimeFormat
    /// The largest value that is read, in bytes (`limits.input_bytes`).
    public var valueBytesMax: Int

    /// An input; the defaults read our own JSON shape.
    public init(
        name: String, channel: String? = nil, format: Format = .json, map: [InquiryField: FieldSource]? = nil,
        textFormat: TextFormat = .plain, timeFormat: TimeFormat = .rfc3339, valueBytesMax: Int = 1 << 20
    ) {
        self.name = name
        self.channel = channel
        self.format = format
        self.map = map
        self.textFormat = textFormat
        self.timeFormat = timeFormat
        self.valueBytesMax = valueBytesMax
    }
}

/// Where one of our fields comes from.
public enum FieldSource: Sendable, Equatable {
    /// JSON Pointers (RFC 6901); what they find is joined by a newline.
    case pointers([String])
    /// The same value for every record.
    case constant(String)
}
