@testable import Kafka
@testable import Pipeline

/// The transactions of one transactional id at its broker.
final class ModelTransaction {
    enum State { case none, ongoing, prepared(isCommit: Bool) }

    var epoch = 0
    var state = State.none
    var serial = 0
    var startedAt: Int64 = 0
    /// When the markers of a prepared end are written.
    var markersAt: Int64 = 0
    /// By partition: the offset that becomes the group's with the commit.
    var offsets: [Int64?]
    /// By serial: how each transaction ended, nil where it has not.
    var outcomes: [Bool?] = [nil]
    /// How the last one was to end.
    var lastEnd: Bool?

    init(partitions: Int) { offsets = [Int64?](repeating: nil, count: partitions) }
}

/// What a broker answers.
enum ModelAnswer { case done, fenced, concurrent, wrongState, wrongGeneration }

/// A record in the log of an output Kafka topic.
struct ModelRecord {
    let output: Int
    let source: SourceRecord
    let transaction: TransactionRun
}

/// One transaction of an id.
struct TransactionRun: Equatable {
    let id: Int
    let serial: Int
}

/// Which input record, and the place of its key's order.
struct SourceRecord {
    let partition: Int
    var offset: Int64
}

// The transaction coordinator and the partition leaders, as Apache Kafka has them before KIP-890: no epoch of its own for each
// transaction, so that a request that comes late may touch the next one.
extension ModelCluster {
    /// InitProducerId: fences older producers and aborts what they left.
    func initProducer(_ id: Int) -> (answer: ModelAnswer, epoch: Int) {
        let transaction = transactions[id]
        if case .prepared = transaction.state { return (.concurrent, 0) }
        if case .ongoing = transaction.state {
            finish(transaction, isCommit: false)
            counts.fencings += 1
        }
        transaction.epoch += 1
        return (.done, transaction.epoch)
    }

    /// Produce, with the AddPartitionsToTxn before it.
    func append(_ id: Int, epoch: Int, output: Int, source: SourceRecord) -> ModelAnswer {
        let answer = open(id, epoch: epoch)
        guard answer == .done else { return answer }
        log.append(
            ModelRecord(
                output: output, source: source,
                transaction: TransactionRun(id: id, serial: transactions[id].serial)))
        return .done
    }

    /// AddOffsetsToTxn and TxnOffsetCommit: the generation is checked (KIP-447).
    func addOffsets(
        _ id: Int, epoch: Int, offsets: [TopicPartition], member: ModelMembership
    ) -> ModelAnswer {
        let answer = open(id, epoch: epoch)
        guard answer == .done else { return answer }
        guard group.accepts(member) else { return .wrongGeneration }
        for place in offsets { transactions[id].offsets[Int(place.partition)] = place.offset }
        return .done
    }

    /// EndTxn. Repeating the end of a transaction that has already ended so is answered well.
    func end(_ id: Int, epoch: Int, isCommit: Bool, markerDelay: Int64 = 0) -> ModelAnswer {
        let transaction = transactions[id]
        guard transaction.epoch > 0 else { return .wrongState }
        guard transaction.epoch == epoch else { return .fenced }
        switch transaction.state {
        case .none: return transaction.serial > 0 && transaction.lastEnd == isCommit ? .done : .wrongState
        case .prepared(let wasCommit): return wasCommit == isCommit ? .done : .wrongState
        case .ongoing: break
        }
        transaction.state = .prepared(isCommit: isCommit)
        transaction.markersAt = clock.time + markerDelay
        transaction.lastEnd = isCommit
        if markerDelay == 0 { finish(transaction, isCommit: isCommit) }
        return .done
    }

    /// What time does: markers that are due, transactions that took too long.
    func expireTransactions() {
        for transaction in transactions {
            switch transaction.state {
            case .prepared(let isCommit) where transaction.markersAt <= clock.time:
                finish(transaction, isCommit: isCommit)
            case .ongoing where clock.time - transaction.startedAt > Self.transactionTimeout:
                transaction.epoch += 1
                finish(transaction, isCommit: false)
                counts.timeouts += 1
            default: break
            }
        }
    }

    private func open(_ id: Int, epoch: Int) -> ModelAnswer {
        let transaction = transactions[id]
        guard transaction.epoch > 0 else { return .wrongState }
        guard transaction.epoch == epoch else { return .fenced }
        switch transaction.state {
        case .prepared: return .concurrent
        case .ongoing: break
        case .none:
            transaction.state = .ongoing
            transaction.serial += 1
            transaction.outcomes.append(nil)
            transaction.startedAt = clock.time
        }
        return .done
    }

    private func finish(_ transaction: ModelTransaction, isCommit: Bool) {
        transaction.outcomes[transaction.serial] = isCommit
        if isCommit { counts.commits += 1 } else { counts.aborts += 1 }
        for partition in transaction.offsets.indices {
            guard let offset = transaction.offsets[partition] else { continue }
            if isCommit { group.commit(partition, offset, problems: &problems) }
            transaction.offsets[partition] = nil
        }
        transaction.state = .none
    }
}
