/// What happens once to one request on its way through a proxy.
public struct ProxyFault: Sendable, Hashable {
    /// What goes wrong.
    public enum Action: Sendable, Hashable {
        /// The broker never gets the request, and the client no answer.
        case dropRequest
        /// The broker gets the request so many milliseconds late, as all that follow on its connection.
        case holdRequest(milliseconds: Int)
        /// The broker applies the request; the client never gets the answer.
        case dropAnswer
        /// The broker applies the request; the client gets the answer so many milliseconds late.
        case holdAnswer(milliseconds: Int)
        /// The broker applies the request; in place of the answer the connection breaks.
        case cutInsteadOfAnswer
    }

    /// Which kind of request.
    public let api: KafkaAPI
    /// What happens to it.
    public let action: Action
    /// Which client, by a part of its `client.id`; nil for any.
    public let client: String?

    /// A fault by its parts.
    public init(_ api: KafkaAPI, _ action: Action, client: String? = nil) {
        self.api = api
        self.action = action
        self.client = client
    }

    func matches(_ request: RequestHeader) -> Bool {
        request.api == api && (client.map { request.client.contains($0) } ?? true)
    }
}
