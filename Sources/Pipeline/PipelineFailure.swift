public import Kafka

/// Why a pipeline could not start or had to end.
public enum PipelineFailure: Error {
    /// The system refused a thread.
    case threadRefused(errno: Int32)
    /// A client could not be made: a setting is wrong or a file can't be read.
    case badClient(KafkaError)
    /// A setting that librdkafka does not take.
    case badSetting(SettingError)
    /// Another process uses the same id; both would fence each other for ever.
    case fencedTwice(id: String)
}
