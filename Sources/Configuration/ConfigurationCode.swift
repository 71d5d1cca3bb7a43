/// The stable codes of what is wrong with a configuration; docs/diagnostics.md explains each.
public enum ConfigurationCode: String, Sendable, CaseIterable {
    /// A password in the file itself.
    case secretInFile = "C001"
    /// A `SWITCHBOARD_…` variable that nothing reads.
    case unknownVariable = "C002"
    /// A file that can't be read.
    case unreadableFile = "C003"
    /// A secret's file that holds none.
    case badSecret = "C004"
    /// A secret's file that everybody on the machine may read (a warning) or write (an error).
    case exposedSecret = "C005"
    /// A connection that would show passwords or trust anybody.
    case insecureConnection = "C006"
    /// TLS settings that belong together, and one is missing.
    case incompleteTLS = "C007"
    /// SASL settings that belong together, and one is missing.
    case incompleteSASL = "C008"
    /// A librdkafka setting that Switchboard decides itself, or that is dangerous.
    case refusedClientSetting = "C009"
    /// A librdkafka setting that is not on the list of those passed through.
    case unknownClientSetting = "C010"
    /// A name with characters that Kafka or Switchboard does not allow.
    case badName = "C011"
    /// Something that is no address of a broker.
    case badServer = "C012"
    /// An input without Kafka topics, or with both a list and a pattern.
    case inputSource = "C013"
    /// A pattern of Kafka topics that can't be used.
    case badPattern = "C014"
    /// Text that is no JSON Pointer.
    case badPointer = "C015"
    /// A map that can't give an inquiry.
    case badMap = "C016"
    /// A name or a Kafka topic that two inputs share.
    case inputsOverlap = "C017"
    /// A Kafka topic that would be written and read.
    case outputIsInput = "C018"
    /// Values that contradict each other.
    case contradiction = "C019"
    /// Something else where a number of bytes belongs.
    case expectedBytes = "C020"
    /// A list that needs an item.
    case emptyList = "C021"
}
