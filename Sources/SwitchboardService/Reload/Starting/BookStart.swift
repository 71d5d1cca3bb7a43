import AdminAPI
public import Configuration
import Diagnostics
public import RuleBooks
import Telemetry

/// Chooses the book that a process starts with: the folder's where the gate lets it through, else the one that was saved. A
/// restart is no way around the gate.
public struct BookStart: Sendable {
    /// What loading the folder came to.
    public let load: RuleBookLoad
    /// The book to start with; nil where the folder's is bad and none was saved.
    public let first: StartingBook?
    /// Where good books are saved; nil for nowhere.
    let store: BookStore?
    private let saved: StartingBook?
    private let folder: RuleBookSnapshot
    /// Whether what the instances share was asked.
    let isJoined: Bool

    /// Reads the folder of a configuration, and the state directory unless the process is to leave no trace.
    public init(_ configuration: ServiceConfiguration, keepsState: Bool = true) {
        let store =
            keepsState ? BookStore(directory: configuration.stateDirectory, rules: configuration.rules) : nil
        let folder =
            RuleBookSnapshot.readSettled(configuration.rules, .asked) ?? RuleBookSnapshot.read(configuration.rules)
        self.init(folder, store: store, now: WallTime.now().text)
    }

    /// The same with what the instances share, where that makes a difference.
    func joined(by shared: SharedRules) -> BookStart {
        let state = store?.state
        let isOrderNews = shared.order != nil && shared.order != state?.order?.order
        let isBookNews = state == nil && shared.lastGood != nil && shared.lastGood?.hash != folder.hash
        guard isOrderNews || isBookNews else { return self }
        return BookStart(folder, store: store, shared: shared, now: WallTime.now().text)
    }

    /// The same with what the instances share, where there is nothing else to start with: waits some seconds for a broker that starts beside
    /// this process. Blocks. Gives why nothing could be read, too.
    public func joinedWhereHopeless(_ configuration: ServiceConfiguration) -> (start: BookStart, problem: String?) {
        guard first == nil, store != nil else { return (self, nil) }
        let shared = SharedRules(configuration, within: min(Self.hopelessTime, configuration.timeouts.broker))
        return (joined(by: shared), shared.problem)
    }

    private static let hopelessTime = Duration.seconds(10)

    init(_ folder: RuleBookSnapshot, store: BookStore?, shared known: SharedRules? = nil, now: String) {
        let shared = known ?? SharedRules()
        let state = store?.state
        var order = StandingOrder.latest(state?.order, shared.order)
        order?.note(folder: folder.hash)
        let history = state?.history ?? []
        func starting(_ book: RuleBook, _ snapshot: RuleBookSnapshot, _ source: LoadedBook.Source) -> StartingBook {
            // A restart that goes on with the same book is no event.
            let goesOn = history.last?.hash == snapshot.hash
            var entry = LoadedBook(hash: snapshot.hash, source: source, loadedAt: now, by: "start")
            if goesOn, let last = history.last { entry = last }
            entry.source = source
            return StartingBook(
                running: RunningBook(book: book, snapshot: snapshot, entry: entry), considered: folder, order: order,
                history: goesOn ? history : BookStore.bounded(history + [entry]))
        }
        func starting(_ snapshot: RuleBookSnapshot?, _ source: LoadedBook.Source) -> StartingBook? {
            guard let snapshot, let book = BookUnderTest(snapshot, beside: nil).book else { return nil }
            return starting(book, snapshot, source)
        }
        // Who names another rules folder has decided that, and is not held to the other's last good book.
        let lastGood = store?.isOfAnotherFolder == true ? nil : shared.lastGood
        let isSame = folder.isWhole && folder.hash == state?.running ?? lastGood?.hash
        var saved: StartingBook?
        if !isSame {
            saved = starting(state.flatMap { store?.book($0.running) }, .saved) ?? starting(lastGood, .shared)
        }
        var kept: StartingBook?
        if let hash = order?.replacement(of: folder.hash) {
            let own = store?.book(hash)
            kept = starting(own ?? shared.replacement.flatMap { $0.hash == hash ? $0 : nil }, .pinned)
        } else if let pinned = state?.pinned, pinned == folder.hash, order?.confirms(pinned) != true {
            kept = saved
        }
        let candidate = BookUnderTest(folder, beside: saved?.book)
        var first: StartingBook?
        if let kept {
            first = kept.pinned(folder.hash)
        } else if isSame {
            first = candidate.book.map { starting($0, folder, .files) }
        } else {
            let isConfirmed = folder.confirmation == folder.hash || order?.confirms(folder.hash) == true
            (first, saved) = Self.judged(candidate, saved: saved, isConfirmed: isConfirmed, now: now) {
                starting($0, folder, .files)
            }
        }
        load = candidate.load
        self.first = first
        self.saved = saved
        self.store = store
        self.folder = folder
        isJoined = known != nil
    }

    /// What to start with, and what to go back to should its Kafka topics be missing.
    private static func judged(
        _ candidate: BookUnderTest, saved: StartingBook?, isConfirmed: Bool, now: String,
        starting: (RuleBook) -> StartingBook
    ) -> (first: StartingBook?, saved: StartingBook?) {
        let snapshot = candidate.snapshot
        switch ReloadGate(findings: candidate.findings).verdict {
        case .refused(let reasons):
            return (saved?.keepingOut(snapshot, .refused, reasons, now: now), nil)
        case .held(let reasons):
            // With nothing to compare it to it is what there is; `switchboard test` names what fails.
            guard let saved, !isConfirmed else {
                return (candidate.book.map(starting), saved)
            }
            return (saved.keepingOut(snapshot, .held, reasons, now: now), nil)
        case .accepted: return (candidate.book.map(starting), saved)
        }
    }

    /// The saved book in place of the first, whose Kafka topics can't be used for these reasons; nil where none was saved.
    func instead(becauseOf reasons: [String]) -> StartingBook? {
        guard let first, let saved else { return nil }
        return saved.keepingOut(first.considered, .refused, reasons, now: WallTime.now().text)
    }
}

extension StartingBook {
    fileprivate func keepingOut(
        _ snapshot: RuleBookSnapshot, _ state: RejectedBook.State, _ reasons: [String], now: String
    ) -> StartingBook {
        var kept = self
        kept.rejected = RejectedBook(hash: snapshot.hash, state: state, reasons: reasons, since: now)
        return kept
    }

    fileprivate func pinned(_ hash: String) -> StartingBook {
        var pinned = self
        pinned.running.entry.source = .pinned
        pinned.pinned = hash
        return pinned
    }
}
