import Kafka

extension Consumer {
    /// Ends what is read, and waits for it: librdkafka 2.0.2 crashes where a consumer is freed while its assignment is on the way. To be
    /// called before a consumer that was assigned partitions goes.
    func end() {
        guard (try? beginClose()) != nil else { return }
        let deadline = ContinuousClock.now + .milliseconds(endMilliseconds)
        while !isClosed, .now < deadline {
            _ = poll(timeoutMilliseconds: 10)
            // An answer to a rebalance that there is none of is refused, which harms nothing.
            if takeRebalance() != nil { try? unassign() }
        }
    }
}

/// Without a broker it takes no longer either: nothing is to be told to a group.
private let endMilliseconds = 500
