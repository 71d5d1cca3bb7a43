/// How a command ended, by the numbers of BSD's sysexits(3), so that scripts can tell a typing mistake from a broker
/// that is away.
public enum ExitCode: Int32, Sendable, CaseIterable {
    /// Fine.
    case success = 0
    /// The command did its work and found something: a failing test, a lint, a difference.
    case found = 1
    /// The command line is wrong.
    case usage = 64
    /// Input data or rules are wrong.
    case badData = 65
    /// The broker, or a service that was asked, can't be reached.
    case unavailable = 69
    /// A mistake in Switchboard itself.
    case software = 70
    /// Standard input can't be read, or standard output can't be written.
    case inputOutput = 74
    /// Stopped with work left to the broker's timeout; starting again goes on with it.
    case temporaryFailure = 75
    /// The configuration is wrong.
    case configuration = 78
}
