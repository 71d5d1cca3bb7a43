public import Configuration
public import Kafka

extension ServiceConfiguration {
    /// librdkafka's settings for a client of this configuration; whoever makes the client adds its own.
    ///
    /// - Throws: where this librdkafka does not take a setting; the error names it.
    public func clientConfiguration(
        for client: KafkaConfiguration.Client
    ) throws(SettingError) -> ClientConfiguration {
        var settings = ClientConfiguration()
        for setting in kafka.settings(for: client) { try settings.set(setting.name, setting.value) }
        return settings
    }
}
