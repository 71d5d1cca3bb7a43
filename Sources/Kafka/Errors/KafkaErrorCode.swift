import CRdKafka

/// An error code of librdkafka or of a broker. An open set: a newer library or broker may answer with one that has no
/// member here.
public struct KafkaErrorCode: RawRepresentable, Hashable, Sendable {
    /// The number, as in `rd_kafka_resp_err_t`.
    public let rawValue: Int32

    /// The code with this number.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// The code that C gave; nil where it says "no error".
    init?(_ code: rd_kafka_resp_err_t) {
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        self.init(rawValue: code.rawValue)
    }

    /// The name in librdkafka, such as `_TIMED_OUT` or `TOPIC_AUTHORIZATION_FAILED`.
    public var name: String {
        String(cString: rd_kafka_err2name(rd_kafka_resp_err_t(rawValue: rawValue)))
    }

    /// What librdkafka says about it, in one sentence or less.
    public var explanation: String {
        String(cString: rd_kafka_err2str(rd_kafka_resp_err_t(rawValue: rawValue)))
    }

    /// Whether the same call may succeed a little later, with nothing changed on our side.
    public var isTransient: Bool {
        switch self {
        case .transport, .resolve, .allBrokersDown, .timedOut, .queueFull, .waitingForCoordinator, .inProgress,
            .previousInProgress, .leaderNotAvailable, .notLeader, .requestTimedOut, .brokerNotAvailable,
            .networkException, .coordinatorLoading, .coordinatorNotAvailable, .notCoordinator, .notEnoughReplicas,
            .notEnoughReplicasAfterAppend, .rebalanceInProgress, .concurrentTransactions, .offsetNotAvailable,
            .unstableOffsetCommit, .throttled:
            true
        default:
            false
        }
    }
}

extension KafkaErrorCode: CustomStringConvertible {
    /// The name in librdkafka.
    public var description: String { name }
}
