// librdkafka's own errors are negative, those a broker answers with are positive.

extension KafkaErrorCode {
    /// A batch or a message of a partition could not be parsed.
    public static let badMessage = KafkaErrorCode(rawValue: -199)
    /// A batch could not be decompressed.
    public static let badCompression = KafkaErrorCode(rawValue: -198)
    /// The client is being destroyed.
    public static let destroyed = KafkaErrorCode(rawValue: -197)
    /// A failure without a closer name.
    public static let failed = KafkaErrorCode(rawValue: -196)
    /// The connection to a broker broke or could not be made.
    public static let transport = KafkaErrorCode(rawValue: -195)
    /// The host name could not be resolved.
    public static let resolve = KafkaErrorCode(rawValue: -193)
    /// A message was not delivered within `message.timeout.ms`.
    public static let messageTimedOut = KafkaErrorCode(rawValue: -192)
    /// The end of a partition was reached (`enable.partition.eof`).
    public static let partitionEnd = KafkaErrorCode(rawValue: -191)
    /// The partition does not exist, as far as this client knows.
    public static let unknownPartition = KafkaErrorCode(rawValue: -190)
    /// The Kafka topic does not exist, as far as this client knows.
    public static let unknownTopic = KafkaErrorCode(rawValue: -188)
    /// No broker can be reached. A state, not an end: the client goes on trying.
    public static let allBrokersDown = KafkaErrorCode(rawValue: -187)
    /// A parameter or setting is not valid.
    public static let invalidArgument = KafkaErrorCode(rawValue: -186)
    /// The call's own time limit passed.
    public static let timedOut = KafkaErrorCode(rawValue: -185)
    /// The producer's queue is full: serve delivery reports and try again.
    public static let queueFull = KafkaErrorCode(rawValue: -184)
    /// TLS failed: certificate, protocol or host name.
    public static let tls = KafkaErrorCode(rawValue: -181)
    /// The group's coordinator is not known yet.
    public static let waitingForCoordinator = KafkaErrorCode(rawValue: -180)
    /// The client has no group.
    public static let unknownGroup = KafkaErrorCode(rawValue: -179)
    /// The same operation is under way.
    public static let inProgress = KafkaErrorCode(rawValue: -178)
    /// An earlier operation must end first.
    public static let previousInProgress = KafkaErrorCode(rawValue: -177)
    /// The call conflicts with the client's use.
    public static let conflict = KafkaErrorCode(rawValue: -173)
    /// The call is not allowed in this state.
    public static let wrongState = KafkaErrorCode(rawValue: -172)
    /// This librdkafka or broker does not offer the operation.
    public static let notImplemented = KafkaErrorCode(rawValue: -170)
    /// SASL authentication failed.
    public static let authentication = KafkaErrorCode(rawValue: -169)
    /// A setting that the call needs, such as `transactional.id`, is missing.
    public static let notConfigured = KafkaErrorCode(rawValue: -145)
    /// There is no offset to commit or to use.
    public static let noOffset = KafkaErrorCode(rawValue: -168)
    /// The broker does not offer what is needed.
    public static let unsupportedFeature = KafkaErrorCode(rawValue: -165)
    /// The message was purged before it was sent.
    public static let purgedFromQueue = KafkaErrorCode(rawValue: -152)
    /// The message was purged while it was in flight: its fate is unknown.
    public static let purgedInFlight = KafkaErrorCode(rawValue: -151)
    /// The client can do nothing more: destroy it and make a new one.
    public static let fatal = KafkaErrorCode(rawValue: -150)
    /// Messages of the transaction were not delivered.
    public static let inconsistent = KafkaErrorCode(rawValue: -149)
    /// An idempotent producer could not keep its order.
    public static let gaplessGuarantee = KafkaErrorCode(rawValue: -148)
    /// Poll was not called within `max.poll.interval.ms`; the member left its group.
    public static let maximumPollExceeded = KafkaErrorCode(rawValue: -147)
    /// A newer producer with the same `transactional.id` took over.
    public static let fenced = KafkaErrorCode(rawValue: -144)
    /// The partitions were lost without a rebalance of our own.
    public static let assignmentLost = KafkaErrorCode(rawValue: -142)
    /// There was nothing to do.
    public static let notNeeded = KafkaErrorCode(rawValue: -141)
    /// The offset is not in the log and `auto.offset.reset=error`.
    public static let offsetReset = KafkaErrorCode(rawValue: -140)
    /// The broker met an error it has no name for.
    public static let unknown = KafkaErrorCode(rawValue: -1)
    /// The offset is not in the partition's log.
    public static let offsetOutOfRange = KafkaErrorCode(rawValue: 1)
    /// The broker found a checksum that does not match.
    public static let corruptMessage = KafkaErrorCode(rawValue: 2)
    /// The broker knows no such Kafka topic or partition.
    public static let unknownTopicOrPartition = KafkaErrorCode(rawValue: 3)
    /// The partition has no leader right now.
    public static let leaderNotAvailable = KafkaErrorCode(rawValue: 5)
    /// The partition's leader is elsewhere.
    public static let notLeader = KafkaErrorCode(rawValue: 6)
    /// The broker could not serve the request in time.
    public static let requestTimedOut = KafkaErrorCode(rawValue: 7)
    /// The broker is not available.
    public static let brokerNotAvailable = KafkaErrorCode(rawValue: 8)
    /// The record is larger than the client's or the Kafka topic's limit.
    public static let messageTooLarge = KafkaErrorCode(rawValue: 10)
    /// The broker lost a connection.
    public static let networkException = KafkaErrorCode(rawValue: 13)
    /// The coordinator is loading its state.
    public static let coordinatorLoading = KafkaErrorCode(rawValue: 14)
    /// The coordinator is not available.
    public static let coordinatorNotAvailable = KafkaErrorCode(rawValue: 15)
    /// The coordinator is elsewhere.
    public static let notCoordinator = KafkaErrorCode(rawValue: 16)
    /// The Kafka topic's name is not allowed.
    public static let invalidTopic = KafkaErrorCode(rawValue: 17)
    /// The batch is larger than a log segment.
    public static let recordListTooLarge = KafkaErrorCode(rawValue: 18)
    /// Fewer replicas are in sync than `min.insync.replicas` demands.
    public static let notEnoughReplicas = KafkaErrorCode(rawValue: 19)
    /// The same, noticed after the write.
    public static let notEnoughReplicasAfterAppend = KafkaErrorCode(rawValue: 20)
    /// The group has gone on to a newer generation.
    public static let illegalGeneration = KafkaErrorCode(rawValue: 22)
    /// The group does not know this member any more.
    public static let unknownMember = KafkaErrorCode(rawValue: 25)
    /// The group is rebalancing.
    public static let rebalanceInProgress = KafkaErrorCode(rawValue: 27)
    /// An ACL for the Kafka topic is missing.
    public static let topicAuthorizationFailed = KafkaErrorCode(rawValue: 29)
    /// An ACL for the consumer group is missing.
    public static let groupAuthorizationFailed = KafkaErrorCode(rawValue: 30)
    /// An ACL for the cluster is missing.
    public static let clusterAuthorizationFailed = KafkaErrorCode(rawValue: 31)
    /// The Kafka topic exists already.
    public static let topicAlreadyExists = KafkaErrorCode(rawValue: 36)
    /// The number of partitions is not valid.
    public static let invalidPartitions = KafkaErrorCode(rawValue: 37)
    /// The replication factor does not fit the cluster.
    public static let invalidReplicationFactor = KafkaErrorCode(rawValue: 38)
    /// A configuration of the Kafka topic is not valid.
    public static let invalidConfiguration = KafkaErrorCode(rawValue: 40)
    /// A policy of the cluster refused the request.
    public static let policyViolation = KafkaErrorCode(rawValue: 44)
    /// The broker misses messages of this idempotent producer.
    public static let outOfOrderSequence = KafkaErrorCode(rawValue: 45)
    /// A newer producer with the same `transactional.id` took over.
    public static let invalidProducerEpoch = KafkaErrorCode(rawValue: 47)
    /// The transaction is not in a state that allows the request.
    public static let invalidTransactionState = KafkaErrorCode(rawValue: 48)
    /// The transaction before is still being ended.
    public static let concurrentTransactions = KafkaErrorCode(rawValue: 51)
    /// An ACL for the `transactional.id` is missing.
    public static let transactionalIDAuthorizationFailed = KafkaErrorCode(rawValue: 53)
    /// The broker's disk failed.
    public static let storage = KafkaErrorCode(rawValue: 56)
    /// The broker refused the credentials.
    public static let saslAuthenticationFailed = KafkaErrorCode(rawValue: 58)
    /// The leader does not know its high watermark yet.
    public static let offsetNotAvailable = KafkaErrorCode(rawValue: 78)
    /// Another member has the same `group.instance.id`.
    public static let fencedInstanceID = KafkaErrorCode(rawValue: 82)
    /// The broker refused the record's contents.
    public static let invalidRecord = KafkaErrorCode(rawValue: 87)
    /// An open transaction holds the offsets.
    public static let unstableOffsetCommit = KafkaErrorCode(rawValue: 88)
    /// A quota was exceeded.
    public static let throttled = KafkaErrorCode(rawValue: 89)
    /// A newer producer with the same `transactional.id` took over.
    public static let producerFenced = KafkaErrorCode(rawValue: 90)
}
