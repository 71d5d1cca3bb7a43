#if FAILPOINTS
    /// Makes clients whose calls meet a test's failpoints.
    struct FailpointClientFactory<Base: ClientFactory>: ClientFactory {
        private let base: Base
        private let trigger: FailpointTrigger

        init(_ base: Base, _ trigger: FailpointTrigger) {
            self.base = base
            self.trigger = trigger
        }

        var worker: Int { base.worker }
        var transactionalID: String { base.transactionalID }

        func makeConsumer() throws(PipelineFailure) -> FailpointConsumer<Base.Consumer> {
            FailpointConsumer(try base.makeConsumer(), trigger)
        }

        func makeProducer(limits: KafkaTopicLimits) throws(PipelineFailure) -> FailpointProducer<Base.Producer> {
            FailpointProducer(try base.makeProducer(limits: limits), trigger)
        }
    }
#endif
