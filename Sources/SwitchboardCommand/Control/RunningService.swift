import AdminAPI
import CommandOptions
import Configuration

/// The running service of a configuration, asked by its control socket.
struct RunningService {
    let socket: String

    /// `--socket PATH`
    static let parameter = Parameter<String?>.option(
        "socket", "PATH", help: "the service's control socket; without it the configuration's")

    /// The one that the parameters mean; nil where the configuration is wrong: the command then ends with
    /// `ExitCode.configuration`.
    init?(_ values: ParameterValues) {
        if let path = values[Self.parameter] {
            socket = path
        } else {
            guard let configuration = loadConfiguration(values[SharedParameters.config]) else { return nil }
            socket = configuration.controlSocket
        }
    }

    /// Asks, and waits for the answer. What keeps it from coming goes to standard error; nil then: the command ends with
    /// `ExitCode.unavailable`.
    func ask<Answer: Decodable>(_ request: ControlRequest, for answer: Answer.Type, within time: Duration) -> Answer? {
        do throws(ControlSocketError) {
            let line = try ControlClient.ask(request, at: socket, within: time)
            if let value = ControlLine.value(answer, of: line) { return value }
            StandardStream.error.write(
                "switchboard: the service answers in another way: is it of another version?\n")
        } catch {
            StandardStream.error.write("switchboard: \(error)\n")
        }
        return nil
    }
}
