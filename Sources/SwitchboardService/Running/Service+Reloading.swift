import AdminAPI
import Configuration
import Pipeline
import RuleBooks
import Telemetry

// What lets a running service take other rules.
extension Service {
    /// What workers need of a book.
    func activeBook(_ book: RuleBook, _ limits: KafkaTopicLimits?) -> ActiveBook {
        ActiveBook(classifier: book.classifier, routing: book.routing, columns: columns, outputLimits: limits)
    }

    func environment(_ slot: RuleBookSlot, _ sample: ReloadSample, _ fleet: Fleet?) -> ReloadEnvironment {
        let folder = configuration.rules
        let checker = KafkaTopicChecker(configuration: configuration, isEmbedded: isEmbedded)
        return ReloadEnvironment(
            glance: { await blocking { RuleBookSnapshot.read(folder) } },
            readSettled: { settling in await blocking { RuleBookSnapshot.readSettled(folder, settling) } },
            checkKafkaTopics: { book in await blocking { checker.findings(book) } },
            sample: { await blocking { sample.inquiries() } }, changedPercentMax: configuration.reloadChangedPercentMax,
            publish: { book, limits in slot.set(activeBook(book, limits)) },
            now: { WallTime.now().text }, fleet: fleet?.access ?? .none, stateChanged: { fleet?.noteChange() })
    }

    /// Looks at the folder again and again, and listens to the signal, until cancelled.
    func reloading(_ reloader: Reloader) -> [Task<Void, Never>] {
        let interval = configuration.reloadInterval
        let poll = Task {
            while !Task.isCancelled {
                // The only error is a cancellation, which the next line sees.
                try? await Task.sleep(for: interval)
                guard !Task.isCancelled else { return }
                _ = await reloader.perform(.reload(.poll, confirmed: nil))
            }
        }
        guard let requests = reloadSignal?.requests else { return [poll] }
        let signal = Task {
            for await _ in requests { _ = await reloader.perform(.reload(.signal, confirmed: nil)) }
        }
        return [poll, signal]
    }

    /// Says what runs where it is not what the folder holds.
    func say(_ book: StartingBook) {
        if let rejected = book.rejected {
            log.error(
                "Rule book \(rejected.state.rawValue)", .text("rule_book", rejected.hash),
                .text("reasons", rejected.reasons.joined(separator: "; ")))
        }
        switch book.running.entry.source {
        case .files: break
        case .saved: log.warning("Running the saved rule book, not the folder's", .text("rule_book", book.book.hash))
        case .shared:
            log.warning(
                "Running the rule book that another instance saved, not the folder's",
                .text("rule_book", book.book.hash), .text("kafka_topic", configuration.kafkaTopics.ruleBooks))
        case .pinned:
            log.warning(
                "Running the rule book of a rollback, until the folder's content changes",
                .text("rule_book", book.book.hash))
        }
    }

    /// Opens the control socket. A process that serves it already, or a name that can't be one, ends the start; a state directory that
    /// can't be written does not: routing goes first.
    func serveControl() throws(ControlSocketError) -> ControlServer? {
        guard start.store != nil else { return nil }
        let desk = ControlDesk(instance: configuration.instance.name, lifecycle: lifecycle, columns: columns)
        do {
            try DurableFiles.makeFolder(configuration.stateDirectory)
            return try ControlServer(path: configuration.controlSocket) { await desk.answer($0) }
        } catch let error as ControlSocketError {
            guard case .system = error else { throw error }
            log.warning("There is no control socket", .text("error", error.description))
        } catch {
            log.warning("There is no control socket: the state directory can't be made", .text("error", "\(error)"))
        }
        return nil
    }
}
