import Foundation
import Inquiries
import Kafka
import KafkaTestKit
import Pipeline
import Telemetry

/// Kafka topics, a small rule book and settings of their own for one test.
struct PipelineFixture {
    let connection: TestConnection
    let group: String
    let inputPrefix: String
    var settings: PipelineSettings
    let book: RuleBookSlot

    init(_ broker: TestBroker, partitions: Int = 4, workers: Int = 1, outputPartitions: Int = 2) throws {
        try self.init(
            broker.connect(), isReal: broker == .apacheKafka, partitions: partitions, workers: workers,
            outputPartitions: outputPartitions)
    }

    init(
        _ connection: TestConnection, isReal: Bool = true, partitions: Int = 4, workers: Int = 1,
        outputPartitions: Int = 2
    ) throws {
        self.connection = connection
        let name = connection.uniqueName("p")
        group = name
        inputPrefix = "\(name).inquiries."
        let outputs = SmallBook.departments.map { "\(name).assignments.\($0)" }
        for topic in outputs + ["\(name).decisions", "\(name).dead-letter"] {
            try connection.createTopic(topic, partitions: outputPartitions)
        }
        try connection.createTopic(inputPrefix + "sms", partitions: partitions)
        book = RuleBookSlot(try SmallBook.make(kafkaTopics: outputs))
        let bootstrap = LibrarySetting("bootstrap.servers", connection.bootstrapServers)
        settings = PipelineSettings(
            instance: name, instanceIsNamed: isReal, workers: workers, group: name,
            subscriptions: ["^" + inputPrefix.replacingOccurrences(of: ".", with: "\\.") + ".*"],
            consumerSettings: [bootstrap], producerSettings: [bootstrap], decisionsKafkaTopic: "\(name).decisions",
            deadLetterKafkaTopic: "\(name).dead-letter",
            reader: { _ in InquiryReader(input: InputDefinition(name: "inquiries")) })
        settings.timeouts.session = 6_000
        settings.timeouts.transaction = 5_000
        settings.timeouts.metadataRefresh = 1_000
    }

    var input: String { inputPrefix + "sms" }
    func output(_ department: String) -> String { "\(group).assignments.\(department)" }
    var decisions: String { "\(group).decisions" }
    var deadLetters: String { "\(group).dead-letter" }

    func start() throws -> Pipeline { try Pipeline(settings: settings, book: book, log: Self.log) }

    /// Asks it to stop and waits.
    func stop(_ pipeline: Pipeline) -> PipelineResult {
        pipeline.requestStop()
        return pipeline.join()
    }

    /// Log lines of a test that is looked into; silent else.
    static let log =
        ProcessInfo.processInfo.environment["SWITCHBOARD_TEST_LOG"] == nil
        ? Logger.silent
        : Logger(
            format: .text(colour: false), minimumLevel: .debug,
            write: { FileHandle.standardError.write(Data($0)) })

    /// Inquiries of our shape: each with its number as id and one of a few conversations as key.
    static func inquiries(
        _ numbers: Range<Int>, text: (Int) -> String = { "the bus of route \($0) is late" }
    ) -> [TestRecord] {
        numbers.map { number in
            let conversation = "c\(number % 20)"
            return TestRecord(
                #"{"id":"\#(number)","conversation_id":"\#(conversation)","text":"\#(text(number))"}"#,
                key: conversation)
        }
    }
}
