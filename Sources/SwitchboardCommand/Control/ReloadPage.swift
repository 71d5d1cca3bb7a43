import AdminAPI
import CommandOptions

/// What became of a reload or a rollback, for people or machines, with its exit code.
enum ReloadPage {
    /// Above what a service takes that waits for its broker (10 s) and whose folder does not settle.
    static let patience = Duration.seconds(60)

    static let exits: [CommandSpecification.Exit] = [
        .init(.badData, "refused: the running rule book goes on"),
        .init(.unavailable, "no service answers, or no broker answered it"),
        .init(
            .temporaryFailure,
            "held until confirmed, kept out by a rollback, the folder keeps changing, or done here and not yet everywhere"
        ),
        .init(.configuration, "the configuration, which was to name the service, is wrong"),
    ]

    static func show(_ answer: ReloadAnswer, isJSON: Bool) -> ExitCode {
        if isJSON {
            StandardStream.output.write(ControlLine.bytes(answer))
        } else {
            StandardStream.output.write(text(answer))
        }
        return exitCode(answer)
    }

    static func exitCode(_ answer: ReloadAnswer) -> ExitCode {
        switch answer.result {
        case .loaded, .unchanged: (answer.order?.state ?? .published) == .published ? .success : .temporaryFailure
        case .refused: .badData
        case .held, .pinned, .unsettled: .temporaryFailure
        case .unavailable: .unavailable
        }
    }

    static func text(_ answer: ReloadAnswer) -> String {
        let candidate = answer.candidate ?? "nothing"
        let running = answer.running ?? "none"
        let headline =
            switch answer.result {
            case .loaded: "Loaded \(candidate) in \(answer.durationMilliseconds) ms"
            case .unchanged: "Unchanged: \(candidate) runs already"
            case .held: "Held: \(candidate) waits for a confirmation; \(running) goes on"
            case .refused: "Refused\(answer.candidate.map { ": \($0)" } ?? ""); \(running) goes on"
            case .pinned: "Kept out: \(candidate); \(running) goes on"
            case .unsettled, .unavailable: "Not loaded; \(running) goes on"
            }
        var lines = [headline] + answer.reasons.map { "  \($0)" }
        if answer.result == .held, let hash = answer.candidate {
            lines.append("To load it all the same: switchboard reload --confirm \(hash)")
        }
        if let order = answer.order { lines.append(text(order)) }
        if let changes = answer.changes { lines.append("Changes: \(changes.words)") }
        lines += answer.notes.map { "Note: \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func text(_ order: OrderDelivery) -> String {
        switch order.state {
        case .published: "Ordered everywhere: `switchboard status --fleet` shows who has done it"
        case .waiting:
            """
            Here alone so far: no broker has taken the order to the other instances\(order.reason.map { " (\($0))" } ?? "")
            It goes out by itself, after a restart too; `switchboard status --fleet` shows when all run it
            """
        case .superseded:
            "Overtaken: another instance was given a later order, which holds everywhere: `switchboard status` shows it"
        }
    }
}
