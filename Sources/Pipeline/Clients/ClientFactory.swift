/// Makes the clients of one worker: Kafka's own, Kafka's own behind a decorator, or a model's.
protocol ClientFactory {
    associatedtype Consumer: ConsumerClient
    associatedtype Producer: ProducerClient where Producer.GroupMetadata == Consumer.GroupMetadata

    /// The worker's number within its process.
    var worker: Int { get }
    /// The id that its producers have in common.
    var transactionalID: String { get }

    /// A new consumer of the group, not yet subscribed.
    func makeConsumer() throws(PipelineFailure) -> Consumer
    /// A new producer; a transactional one still has to `initTransactions`.
    func makeProducer(limits: KafkaTopicLimits) throws(PipelineFailure) -> Producer
}
