import Kafka
import Telemetry

// What waiting can't mend, said so that somebody can.
extension Worker {
    /// Our own transactions are over once the producer is initialised, and a predecessor's after its timeout. Whatever holds the group's
    /// offsets for longer never ends by itself: the broker that had to write its marker has lost it.
    func reportHeldOffsets() {
        guard isBrokerReachable(within: PipelineTimeouts.transactionCall) else {
            offsetsHeldSince = nil
            return
        }
        let since = offsetsHeldSince ?? clock.now()
        offsetsHeldSince = since
        guard clock.now() - since > settings.timeouts.commitDeadline,
            repeats.allows("held offsets", now: clock.now())
        else { return }
        log.error(
            "A transaction that does not end holds the group's offsets: nothing is read until it is ended with "
                + "kafka-transactions.sh, see docs/operations.md", .text("group", settings.group),
            .text("transactional_id", clients.transactionalID))
    }
}
