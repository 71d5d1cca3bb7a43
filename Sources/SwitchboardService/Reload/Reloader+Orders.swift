import AdminAPI
import Pipeline
import RuleBooks

/// What is decided for all instances.
extension Reloader {
    /// Takes an order over and does what it asks of this instance's folder.
    func follow(_ new: FleetOrder) async -> ReloadAnswer {
        if let order, StandingOrder.latest(order, new) == order {
            // An earlier one that was long on its way has taken the later one's place: who starts now would find it.
            if order.order != new { repeatOrder(order.order) }
            return ReloadAnswer(.unchanged, candidate: current.book.hash)
        }
        order = StandingOrder(new)
        considered = nil  // whatever keeps it from being done now, the next poll tries again
        return await reload(.order, confirmed: nil)
    }

    /// Gives an order once more, that the others should have already.
    func repeatOrder(_ order: FleetOrder) {
        Task { [environment] in await environment.fleet.publish(order) }
    }

    /// Gives an order to all instances, after this one has done what it asks.
    func give(_ kind: FleetOrder.Kind, folder: String, book: String, _ answer: ReloadAnswer) async -> ReloadAnswer {
        let new = FleetOrder(
            kind: kind, folder: folder, book: book,
            at: FleetOrder.time(now: environment.now(), after: order?.order), instance: environment.fleet.instance)
        var standing = StandingOrder(new)
        standing.isMet = true
        order = standing
        _ = await save(current.snapshot, history)
        var answer = answer
        answer.order = await environment.fleet.publish(new)
        return answer
    }

    /// Whether the folder's book is one that a rollback keeps out, and what runs in its place; nil where it is not.
    func keptOut(_ snapshot: RuleBookSnapshot) async -> ReloadAnswer? {
        guard let hash = order?.replacement(of: snapshot.hash) else {
            guard pinned == snapshot.hash, order?.confirms(snapshot.hash) != true else { return nil }
            considered = snapshot
            return ReloadAnswer(.pinned, candidate: snapshot.hash, reasons: [Self.pinReason(snapshot.hash)])
        }
        let isNews = pinned != snapshot.hash || current.book.hash != hash
        if current.book.hash != hash {
            let answer = await change(to: hash, keepingOut: snapshot)
            guard answer.result == .loaded else {
                considered = nil  // so that the next poll tries again
                return answer
            }
        } else if isNews {
            pinned = snapshot.hash
            rejected = nil
            current.entry.source = .pinned
            _ = await save(current.snapshot, history)
        }
        considered = snapshot
        return ReloadAnswer(.pinned, candidate: snapshot.hash, reasons: [Self.pinReason(snapshot.hash)])
    }

    /// Puts a book that was good before in force.
    func change(to hash: String, keepingOut folder: RuleBookSnapshot) async -> ReloadAnswer {
        let saved = await blocking { [store] in store?.book(hash) }
        let kept = saved == nil ? await environment.fleet.book(hash) : nil
        guard let snapshot = saved ?? kept else {
            return ReloadAnswer(.refused, candidate: hash, reasons: ["its saved files can't be read"])
        }
        let candidate = await blocking { BookUnderTest(snapshot, beside: nil) }
        guard let book = candidate.book else {
            return ReloadAnswer(.refused, candidate: hash, reasons: candidate.findings.errors)
        }
        var limits: KafkaTopicLimits?
        var doubt: String?
        switch await environment.checkKafkaTopics(book) {
        case .checked(let problems, _) where !problems.isEmpty:
            return ReloadAnswer(.refused, candidate: hash, reasons: problems)
        case .checked(_, let known): limits = known
        // It has run before, and what it is to replace would go on as soon as a broker is back.
        case .unanswered(let reason): doubt = "its Kafka topics could not be checked: \(reason)"
        }
        considered = folder
        pinned = folder.hash == hash ? nil : folder.hash
        let answer = await accept(
            book, snapshot, source: pinned == nil ? .files : .pinned, by: "rollback", limits: limits)
        return answer.noting(doubt)
    }

    static func pinReason(_ hash: String) -> String {
        "a rollback holds until the folder's content changes; `switchboard reload --confirm \(hash)` loads it all the same"
    }
}
