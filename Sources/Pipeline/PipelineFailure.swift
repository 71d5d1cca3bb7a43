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

extension PipelineFailure: CustomStringConvertible {
    /// What failed and what to do about it.
    public var description: String {
        switch self {
        case .threadRefused(let number): "the system refused a thread (errno \(number))"
        case .badClient(let error): error.description
        case .badSetting(let error): "librdkafka does not take a setting: \(error)"
        case .fencedTwice(let id):
            "another process works under the id \(id): give each process an instance name of its own"
        }
    }
}
