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

    /// Reads the folder of a configuration, and the state directory unless the process is to leave no trace.
    public init(_ configuration: ServiceConfiguration, keepsState: Bool = true) {
        let store =
            keepsState ? BookStore(directory: configuration.stateDirectory, rules: configuration.rules) : nil
        let folder =
            RuleBookSnapshot.readSettled(configuration.rules, .asked) ?? RuleBookSnapshot.read(configuration.rules)
        self.init(folder, store: store, now: WallTime.now().text)
    }

    init(_ folder: RuleBookSnapshot, store: BookStore?, now: String) {
        let state = store?.state
        let history = state?.history ?? []
        func starting(_ book: RuleBook, _ snapshot: RuleBookSnapshot, _ source: LoadedBook.Source) -> StartingBook {
            // A restart that goes on with the same book is no event.
            let goesOn = history.last?.hash == snapshot.hash
            var entry = LoadedBook(hash: snapshot.hash, source: source, loadedAt: now, by: "start")
            if goesOn, let last = history.last { entry = last }
            entry.source = source
            return StartingBook(
                running: RunningBook(book: book, snapshot: snapshot, entry: entry), considered: folder,
                history: goesOn ? history : BookStore.bounded(history + [entry]))
        }
        let isSame = folder.isWhole && folder.hash == state?.running
        var saved: StartingBook?
        if !isSame, let state, let snapshot = store?.book(state.running),
            let book = BookUnderTest(snapshot, beside: nil).book
        {
            saved = starting(book, snapshot, .saved)
        }
        let candidate = BookUnderTest(folder, beside: saved?.book)
        var first: StartingBook?
        if isSame {
            first = candidate.book.map { starting($0, folder, .files) }
        } else if let saved, let pinned = state?.pinned, pinned == folder.hash {
            first = saved.pinned(pinned)
        } else {
            (first, saved) = Self.judged(candidate, saved: saved, now: now) { starting($0, folder, .files) }
        }
        load = candidate.load
        self.first = first
        self.saved = saved
        self.store = store
    }

    /// What to start with, and what to go back to should its Kafka topics be missing.
    private static func judged(
        _ candidate: BookUnderTest, saved: StartingBook?, now: String, starting: (RuleBook) -> StartingBook
    ) -> (first: StartingBook?, saved: StartingBook?) {
        let snapshot = candidate.snapshot
        switch ReloadGate(findings: candidate.findings).verdict {
        case .refused(let reasons):
            return (saved?.keepingOut(snapshot, .refused, reasons, now: now), nil)
        case .held(let reasons):
            // With nothing to compare it to it is what there is; `switchboard test` names what fails.
            guard let saved, snapshot.confirmation != snapshot.hash else {
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
