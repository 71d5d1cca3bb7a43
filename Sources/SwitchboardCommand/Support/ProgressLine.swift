import CommandOptions
import Foundation

/// One line on a terminal that is written anew while long work runs; nothing where nobody watches.
final class ProgressLine {
    private let isShown: Bool
    private var isWritten = false
    private var shownAt = ContinuousClock.now

    /// Often enough to see that it moves; what ends sooner shows nothing.
    private static let interval = Duration.milliseconds(500)

    /// A line on standard error, where that is a terminal that is not dumb. Colours have no part in it.
    init() { isShown = StandardStream.error.isTerminal && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

    /// Shows how far it is, if it is time to.
    func show(_ text: @autoclosure () -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard now - shownAt >= Self.interval else { return }
        shownAt = now
        isWritten = true
        StandardStream.error.write("\r\u{1B}[K" + text())
    }

    /// Takes the line away, so that something else can be written.
    func clear() {
        if isWritten { StandardStream.error.write("\r\u{1B}[K") }
        isWritten = false
    }
}
