public import Inquiries

/// Decides what a redrive does with a dead letter, by its headers alone.
public struct RedrivePolicy: Sendable {
    /// The reasons to redrive; empty for all.
    public var reasons: Set<DeadLetterReason> = []
    /// The Kafka topic to redrive to; nil for all inputs.
    public var sourceTopic: String?
    /// Only what became a dead letter at or after this time, in milliseconds since 1970.
    public var since: Int64?
    /// A record that was tried so often is not tried again.
    public var maxAttempts: Int
    /// Where nothing is known of earlier redrives, what became a dead letter before this time (in milliseconds since
    /// 1970) may have been redriven already.
    public var uncertainBefore: Int64
    /// Whether a Kafka topic is an input of the configuration. A redrive never writes elsewhere.
    public var isInput: @Sendable (String) -> Bool

    /// How long Kafka keeps the offsets of a group that nobody uses, in milliseconds: the default of the broker's
    /// `offsets.retention.minutes` since Kafka 2.0 (KIP-186).
    public static let offsetsRetention: Int64 = 7 * 86_400_000

    /// A policy without filters, for a redrive that begins `now` (milliseconds since 1970).
    public init(maxAttempts: Int = 3, now: Int64, isInput: @escaping @Sendable (String) -> Bool) {
        self.maxAttempts = maxAttempts
        self.isInput = isInput
        uncertainBefore = now - Self.offsetsRetention
    }

    /// What to do with a dead letter that was written at `diedAt` (milliseconds since 1970; nil where the record has no
    /// time) to a partition of which it is known, or not, what was redriven before.
    public func decide(_ headers: DeadLetterHeaders, diedAt: Int64?, historyIsKnown: Bool) -> RedriveDecision {
        let isNamedByTime = since.map { since in diedAt.map { $0 >= since } ?? false }
        if !historyIsKnown, isNamedByTime != true, diedAt ?? .min < uncertainBefore { return .forget }
        if isNamedByTime == false { return .skip }
        if !reasons.isEmpty {
            guard let reason = headers.reason, reasons.contains(reason) else { return .skip }
        }
        if let sourceTopic, headers.sourceTopic != sourceTopic { return .skip }
        guard headers.reason != nil, let kafkaTopic = headers.sourceTopic, let attempt = headers.attempt else {
            return .leave(.malformed)
        }
        guard isInput(kafkaTopic) else { return .leave(.notAnInput) }
        guard headers.isWhole else { return .leave(.byReference) }
        guard attempt < maxAttempts else { return .leave(.attempts) }
        return .redrive(to: kafkaTopic, attempt: attempt + 1)
    }
}

/// What a redrive does with a dead letter.
public enum RedriveDecision: Equatable, Sendable {
    /// Put it back into the Kafka topic it came from, as this attempt.
    case redrive(to: String, attempt: Int)
    /// It would be redriven, but for this.
    case leave(RedriveObstacle)
    /// The filters leave it out: another run may redrive it.
    case skip
    /// Whether it was redriven before can't be known any more: pass it over, now and in later runs.
    case forget
}

/// Why a dead letter that a redrive was to put back stays where it is.
public enum RedriveObstacle: String, Sendable, CaseIterable {
    /// It was tried as often as `--max-attempts` allows.
    case attempts
    /// Its value, its key or some of its headers were too large and stand in the source alone.
    case byReference = "by_reference"
    /// The Kafka topic it came from is not an input of the configuration.
    case notAnInput = "not_an_input"
    /// Its headers do not say why, whence or which time: it was not written by Switchboard, or damaged since.
    case malformed
    /// The Kafka topic it came from does not exist.
    case missingKafkaTopic = "kafka_topic_missing"
    /// The broker refused it or its Kafka topic: too large, or an ACL is missing.
    case rejected
    /// Too many dead letters lie open between redriven ones to remember which is which.
    case notRemembered = "not_remembered"
}
