import AdminAPI
import Pipeline
import RuleBooks
import Telemetry

extension Reloader {
    func reload(_ trigger: ReloadTrigger, confirmed: String?) async -> ReloadAnswer {
        if trigger == .poll, isJudged(await environment.glance()) { return standing }
        guard let snapshot = await environment.readSettled(trigger.settling) else { return unsettled() }
        order?.note(folder: snapshot.hash)
        if let confirmed, confirmed != snapshot.hash { return mismatch(confirmed, snapshot) }
        if confirmed != snapshot.hash, let answer = await keptOut(snapshot) { return answer }
        let answer =
            snapshot.hash == current.book.hash && snapshot.isWhole
            ? await unchanged(snapshot) : await judge(snapshot, by: trigger, confirmed: confirmed)
        let isConfirmed = trigger == .command && confirmed == snapshot.hash && answer.result.isInForce
        // Others may not have seen what the folder held in between: for them, and for those that start later, the rollback would go on.
        let isBack = answer.result == .loaded && order?.hasKeptOut(snapshot.hash) == true
        guard isConfirmed || isBack else { return answer }
        return await give(.confirm, folder: snapshot.hash, book: snapshot.hash, answer)
    }

    /// Whether there is nothing to do about what the folder holds.
    private func isJudged(_ snapshot: RuleBookSnapshot) -> Bool {
        guard let considered, snapshot.hasSameContent(as: considered) else { return false }
        return rejected?.state != .held || snapshot.confirmation != snapshot.hash
    }

    /// What was said of the folder's content before.
    private var standing: ReloadAnswer {
        if let rejected {
            return ReloadAnswer(
                rejected.state == .held ? .held : .refused, candidate: rejected.hash, reasons: rejected.reasons)
        }
        if let pinned { return ReloadAnswer(.pinned, candidate: pinned, reasons: [Self.pinReason(pinned)]) }
        return ReloadAnswer(.unchanged, candidate: current.book.hash)
    }

    /// Whoever confirms a book by its name means that one and no other.
    private func mismatch(_ confirmed: String, _ snapshot: RuleBookSnapshot) -> ReloadAnswer {
        let reason = "the rules folder does not hold it but \(snapshot.hash): ask by `switchboard reload` what that is"
        return ReloadAnswer(.refused, candidate: confirmed, reasons: [reason])
    }

    private func unsettled() -> ReloadAnswer {
        let reason = "the rules folder kept changing while it was read"
        sayOnce(.warning, "The rules are not loaded", [.text("reasons", reason)], key: reason)
        return ReloadAnswer(.unsettled, reasons: [reason])
    }

    /// The folder holds the running book: whatever was held, refused or pinned is over.
    private func unchanged(_ snapshot: RuleBookSnapshot) async -> ReloadAnswer {
        considered = snapshot
        guard rejected != nil || pinned != nil || current.entry.source != .files else {
            return ReloadAnswer(.unchanged, candidate: snapshot.hash)
        }
        rejected = nil
        pinned = nil
        current.entry.source = .files
        sayOnce(
            .info, "The rules folder holds the running rule book again", [.text("rule_book", snapshot.hash)],
            key: "again \(snapshot.hash)")
        return ReloadAnswer(.unchanged, candidate: snapshot.hash, notes: await save(current.snapshot, history))
    }

    private func judge(
        _ snapshot: RuleBookSnapshot, by trigger: ReloadTrigger, confirmed: String?
    ) async -> ReloadAnswer {
        let running = current.book
        let candidate = await blocking { BookUnderTest(snapshot, beside: running) }
        var findings = candidate.findings
        var limits: KafkaTopicLimits?
        if let book = candidate.book {
            switch await environment.checkKafkaTopics(book) {
            case .checked(let problems, let known): (findings.kafkaTopics, limits) = (problems, known)
            case .unanswered(let reason):
                return unanswered(reason, snapshot).noting(
                    confirmed == nil
                        ? "it is tried again by itself, at every look at the folder (reload.interval)"
                        : "the confirmation is not kept: give it again when a broker answers")
            }
            let sample = await environment.sample()
            findings.decisions = await blocking {
                DecisionFindings(SampleComparison.diff(of: sample, from: running, to: book))
            }
        }
        considered = snapshot
        let isOrdered = order?.confirms(snapshot.hash) == true
        let isConfirmed = confirmed == snapshot.hash || snapshot.confirmation == snapshot.hash || isOrdered
        let verdict = ReloadGate(findings: findings, changedPercentMax: environment.changedPercentMax).verdict
        switch verdict {
        case .refused(let reasons): return reject(.refused, candidate, reasons)
        case .held(let reasons) where !isConfirmed:
            return reject(.held, candidate, reasons).noting(findings.decisions?.note)
        case .held, .accepted:
            guard let book = candidate.book else { return reject(.refused, candidate, ["there is no book"]) }
            pinned = nil
            let isByConsent = verdict != .accepted || confirmed == snapshot.hash || isOrdered
            let answer = await accept(
                book, snapshot, source: .files, by: isByConsent ? "confirmation" : trigger.rawValue, limits: limits)
            return answer.noting(findings.decisions?.note)
        }
    }

    /// Kafka topics that nobody can vouch for: the next poll asks again.
    private func unanswered(_ reason: String, _ snapshot: RuleBookSnapshot) -> ReloadAnswer {
        let text = "its Kafka topics could not be checked: \(reason)"
        sayOnce(
            .warning, "The rules are not loaded", [.text("rule_book", snapshot.hash), .text("reasons", text)],
            key: text + snapshot.hash)
        return ReloadAnswer(.unavailable, candidate: snapshot.hash, reasons: [text])
    }

    private func reject(
        _ state: RejectedBook.State, _ candidate: BookUnderTest, _ all: [String]
    ) -> ReloadAnswer {
        let hash = candidate.snapshot.hash
        let reasons = all.count > Self.reasonsMax ? all.prefix(Self.reasonsMax) + ["and \(all.count) in all"] : all
        let book = RejectedBook(hash: hash, state: state, reasons: Array(reasons), since: environment.now())
        rejected = book
        sayRejected(book)
        let changes = candidate.book.map { current.changes(to: $0, candidate.snapshot) }
        return ReloadAnswer(
            state == .held ? .held : .refused, candidate: hash, reasons: book.reasons, changes: changes)
    }

    /// More than anybody reads at once; `switchboard check` and `switchboard test` show all.
    private static let reasonsMax = 20

    private func sayRejected(_ book: RejectedBook) {
        let message =
            switch book.state {
            case .held: "Rule book held: `switchboard reload --confirm` with its hash loads it"
            case .refused: "Rule book refused"
            }
        let reasons = book.reasons.joined(separator: "; ")
        sayOnce(
            .error, message, [.text("rule_book", book.hash), .text("reasons", reasons)],
            key: "\(book.state) \(book.hash) \(reasons)")
    }

    /// Puts a book in force, after it is saved: a restart must not find less than what ran.
    func accept(
        _ book: RuleBook, _ snapshot: RuleBookSnapshot, source: LoadedBook.Source, by: String,
        limits: KafkaTopicLimits?
    ) async -> ReloadAnswer {
        let changes = current.changes(to: book, snapshot)
        let entry = LoadedBook(
            hash: book.hash, source: source, loadedAt: environment.now(), by: by, changes: changes)
        let history = BookStore.bounded(self.history + [entry])
        let notes = await save(snapshot, history)
        environment.publish(book, limits)
        environment.fleet.keep(snapshot, entry.loadedAt)
        current = RunningBook(book: book, snapshot: snapshot, entry: entry)
        rejected = nil
        self.history = history
        sayOnce(
            .info, "Rule book loaded",
            [.text("rule_book", book.hash), .text("by", by), .text("changes", changes.words)],
            key: "loaded \(book.hash) \(entry.loadedAt)")
        return ReloadAnswer(.loaded, candidate: book.hash, notes: notes, changes: changes)
    }

    /// Saves the book that the service has started with. Only one that its own folder holds is news to the others.
    func rememberStart() async {
        _ = await save(current.snapshot, history)
        if current.entry.source == .files { environment.fleet.keep(current.snapshot, current.entry.loadedAt) }
        // One that was given while no broker answered; the others may have it already.
        if let order, order.order.instance == environment.fleet.instance, !order.isOver { repeatOrder(order.order) }
    }

    /// Saves what a restart needs. Where that fails the service goes on; the sentence that says so is given.
    func save(_ snapshot: RuleBookSnapshot, _ history: [LoadedBook]) async -> [String] {
        guard let store else { return [] }
        let (pinned, order) = (pinned, order)
        let problem = await blocking {
            store.problem { try $0.save(snapshot, pinned: pinned, order: order, history: history) }
        }
        guard let problem else { return [] }
        log.warning("The rule book could not be saved for a restart", .text("error", problem))
        return ["it could not be saved for a restart: \(problem)"]
    }
}

extension ReloadAnswer.Result {
    /// Whether the book that was asked for decides now.
    fileprivate var isInForce: Bool { self == .loaded || self == .unchanged }
}

extension ReloadAnswer {
    func noting(_ note: String?) -> ReloadAnswer {
        var answer = self
        if let note { answer.notes.append(note) }
        return answer
    }
}
