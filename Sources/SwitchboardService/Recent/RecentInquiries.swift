import Classification
public import Configuration
import Inquiries
public import Kafka
public import Pipeline
public import RuleBooks

/// The newest inquiries of each topic out of the Kafka topics that the inputs read: what a reload is judged by until the workers
/// have decided enough themselves.
public enum RecentInquiries {
    /// Inquiries read of each partition. With a hundred partitions this takes a second or two.
    static let perPartition = 500

    /// Reads them and has a book say which topic each belongs to. Blocks: not for the cooperative pool.
    ///
    /// - Throws: `SettingError` where this librdkafka does not take a setting, `KafkaError` where no client can be made or no broker
    ///   answers.
    public static func read(
        of configuration: ServiceConfiguration, by book: RuleBook,
        handlers: ClientEventHandlers = ClientEventHandlers()
    ) throws -> [SampledInquiry] {
        let records = try RecentRecords(configuration: configuration, handlers: handlers)
        let sampler = InquirySampler(classifier: book.classifier)
        let fields = InquiryScratch()
        let evidence = ClassifierScratch()
        try records.readEachPartition(perPartition) { input, record, headers in
            guard
                case .inquiry(let inquiry) = InquiryReader(input: input).read(record, headers: headers, scratch: fields)
            else { return }
            let bytes = fields.bytes  // holds the buffer while its span is read
            let message = Message(inquiry)
            let decision = book.classifier.classify(message, in: bytes.span, scratch: evidence)
            sampler.note(message, in: bytes.span, topic: decision.topic)
        }
        return sampler.inquiries
    }
}
