/// A setting that librdkafka does not accept.
public struct SettingError: Error, Hashable, Sendable {
    /// What is wrong with it.
    public enum Reason: Sendable {
        /// This librdkafka knows no setting of that name, or was built without it.
        case unknown
        /// The value is not allowed.
        case invalid
    }

    /// The setting, such as "linger.ms".
    public let name: String
    /// What is wrong.
    public let reason: Reason
    /// librdkafka's own text.
    public let message: String
}

extension SettingError: CustomStringConvertible {
    /// The setting and librdkafka's own text.
    public var description: String { message.contains(name) ? message : "\(name): \(message)" }
}
