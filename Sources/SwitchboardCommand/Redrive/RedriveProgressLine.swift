import CommandOptions
import SwitchboardService

/// One line on a terminal that is written anew while a redrive runs; nothing where nobody watches.
final class RedriveProgressLine {
    private let isShown = StandardStream.error.isTerminal
    private var isWritten = false
    private var shownAt: ContinuousClock.Instant?

    /// Often enough to see that it moves.
    private static let interval = Duration.milliseconds(500)

    /// Shows how far it is.
    func show(_ progress: Redrive.Progress) {
        let now = ContinuousClock.now
        guard isShown, shownAt.map({ now - $0 >= Self.interval }) ?? true else { return }
        shownAt = now
        isWritten = true
        StandardStream.error.write(
            "\r\u{1B}[K\(progress.read) dead letters read, \(progress.redriven) to put back or done, "
                + "\(progress.remaining) offsets ahead")
    }

    /// Takes the line away.
    func clear() {
        if isWritten { StandardStream.error.write("\r\u{1B}[K") }
        isWritten = false
    }
}
