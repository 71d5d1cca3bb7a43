/// The transactions of one transactional id at its broker.
struct ModelTransaction {
    enum State { case none, ongoing, prepared(isCommit: Bool) }

    var epoch = 0
    var state = State.none
    var serial = 0
    var startedAt: Int64 = 0
    /// When the markers of a prepared end are written.
    var markersAt: Int64 = 0
    /// Offsets that become the group's with the commit.
    var offsets: [Int: Int64] = [:]
}

/// What a broker answers.
enum ModelAnswer { case done, fenced, concurrent, wrongState, wrongGeneration }

/// A record in the log of an output Kafka topic.
struct ModelRecord {
    let output: Int
    let source: SourceRecord
    let transaction: TransactionRun
    let epoch: Int
}

/// One transaction of an id.
struct TransactionRun: Hashable {
    let id: String
    let serial: Int
}

/// Which input record, and the place of its key's order.
struct SourceRecord: Hashable {
    let partition: Int
    var offset: Int64
}

// The transaction coordinator and the partition leaders, as Apache Kafka has them before KIP-890: no epoch of its own for each
// transaction, so that a request that comes late may touch the next one.
extension ModelCluster {
    /// InitProducerId: fences older producers and aborts what they left.
    func initProducer(_ id: String) -> (answer: ModelAnswer, epoch: Int) {
        var transaction = transactions[id, default: ModelTransaction()]
        if case .prepared = transaction.state { return (.concurrent, 0) }
        if case .ongoing = transaction.state {
            finish(id, &transaction, isCommit: false)
            counts.fencings += 1
        }
        transaction.epoch += 1
        transactions[id] = transaction
        return (.done, transaction.epoch)
    }

    /// Produce, with the AddPartitionsToTxn before it.
    func append(_ id: String, epoch: Int, output: Int, source: SourceRecord) -> ModelAnswer {
        let answer = open(id, epoch: epoch)
        guard answer == .done, let transaction = transactions[id] else { return answer }
        log.append(
            ModelRecord(
                output: output, source: source, transaction: TransactionRun(id: id, serial: transaction.serial),
                epoch: epoch))
        return .done
    }

    /// AddOffsetsToTxn and TxnOffsetCommit: the generation is checked (KIP-447).
    func addOffsets(_ id: String, epoch: Int, offsets: [Int: Int64], member: ModelMembership) -> ModelAnswer {
        let answer = open(id, epoch: epoch)
        guard answer == .done else { return answer }
        guard group.accepts(member) else { return .wrongGeneration }
        transactions[id]?.offsets.merge(offsets) { _, new in new }
        return .done
    }

    /// EndTxn. Repeating the end of a transaction that has already ended so is answered well.
    func end(_ id: String, epoch: Int, isCommit: Bool, markerDelay: Int64 = 0) -> ModelAnswer {
        guard var transaction = transactions[id] else { return .wrongState }
        guard transaction.epoch == epoch else { return .fenced }
        switch transaction.state {
        case .none: return transaction.serial > 0 && lastEnd[id] == isCommit ? .done : .wrongState
        case .prepared(let wasCommit): return wasCommit == isCommit ? .done : .wrongState
        case .ongoing: break
        }
        transaction.state = .prepared(isCommit: isCommit)
        transaction.markersAt = clock.time + markerDelay
        transactions[id] = transaction
        lastEnd[id] = isCommit
        if markerDelay == 0 { writeMarkers(id) }
        return .done
    }

    /// What time does: markers that are due, transactions that took too long.
    func expireTransactions() {
        for (id, var transaction) in transactions {
            switch transaction.state {
            case .prepared where transaction.markersAt <= clock.time: writeMarkers(id)
            case .ongoing where clock.time - transaction.startedAt > Self.transactionTimeout:
                transaction.epoch += 1
                finish(id, &transaction, isCommit: false)
                transactions[id] = transaction
                counts.timeouts += 1
            default: break
            }
        }
    }

    private func open(_ id: String, epoch: Int) -> ModelAnswer {
        guard var transaction = transactions[id] else { return .wrongState }
        guard transaction.epoch == epoch else { return .fenced }
        switch transaction.state {
        case .prepared: return .concurrent
        case .ongoing: break
        case .none:
            transaction.state = .ongoing
            transaction.serial += 1
            transaction.startedAt = clock.time
            transactions[id] = transaction
        }
        return .done
    }

    private func writeMarkers(_ id: String) {
        guard var transaction = transactions[id], case .prepared(let isCommit) = transaction.state else { return }
        finish(id, &transaction, isCommit: isCommit)
        transactions[id] = transaction
    }

    private func finish(_ id: String, _ transaction: inout ModelTransaction, isCommit: Bool) {
        outcomes[TransactionRun(id: id, serial: transaction.serial)] = isCommit
        if isCommit {
            for (partition, offset) in transaction.offsets { group.commit(partition, offset, problems: &problems) }
            counts.commits += 1
        } else {
            counts.aborts += 1
        }
        transaction.offsets = [:]
        transaction.state = .none
    }
}
