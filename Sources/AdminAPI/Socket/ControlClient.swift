/// Asks a service by its control socket.
public enum ControlClient {
    /// Sends a request and waits for the answer's line. Blocks: not for the cooperative pool.
    ///
    /// - Throws: where nobody serves the socket, it may not be used, or no whole answer comes in time.
    public static func ask(
        _ request: ControlRequest, at path: String, within time: Duration
    ) throws(ControlSocketError) -> [UInt8] {
        let socket = try UnixSocket.connect(to: path)
        guard socket.write(ControlLine.bytes(request), within: time),
            let line = socket.readLine(bytesMax: ControlLine.answerBytesMax, within: time)
        else { throw .noAnswer(path) }
        return line
    }
}
