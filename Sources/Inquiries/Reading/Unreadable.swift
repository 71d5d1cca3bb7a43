import JSON

/// Why a record has no text that can be read: what becomes a dead letter and its explanation.
struct Unreadable: Error {
    /// The reason.
    let reason: DeadLetterReason
    /// The byte it was seen at, where there is one.
    let offset: Int?
    /// What is wrong with a CloudEvent.
    let problem: CloudEventProblem?

    init(_ reason: DeadLetterReason, offset: Int? = nil) {
        self.reason = reason
        self.offset = offset
        problem = nil
    }

    init(_ problem: CloudEventProblem) {
        reason = .badCloudEvent
        offset = nil
        self.problem = problem
    }

    init(_ error: JSONError) {
        let reason: DeadLetterReason =
            switch error.kind {
            case .notUTF8: .notUTF8
            case .notJSON: .notJSON
            case .tooDeep: .tooDeep
            case .tooLarge: .tooLarge
            }
        self.init(reason, offset: error.offset)
    }
}
