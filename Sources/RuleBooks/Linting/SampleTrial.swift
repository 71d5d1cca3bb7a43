import Classification

/// Has the production classifier decide samples. One at a time: it owns the classifier's scratch.
struct SampleTrial {
    let scratch = ClassifierScratch()
    private let book: RuleBook
    private var bytes: [UInt8] = []
    /// Most rules ask for no time, and a rule's variants for the same.
    private var known: [SampleTimes: Int64?] = [:]

    init(_ book: RuleBook) { self.book = book }

    /// The sample at a time that it asks for, and what becomes of it. What fired stands in `scratch`.
    mutating func classify(_ sample: SampleMessage) -> (message: PlainMessage, decision: Decision) {
        var message = sample.message
        message.instant = instant(sample.times) ?? message.instant
        let read = message.message(in: &bytes)
        return (message, book.classifier.classify(read, in: bytes.span, scratch: scratch))
    }

    private mutating func instant(_ times: SampleTimes) -> Int64? {
        if let instant = known[times] { return instant }
        let definition = book.classifier.definition
        let instant = times.instant(
            near: PlainMessage.standardInstant, clock: definition.clock, calendar: definition.calendar)
        known[times] = instant
        return instant
    }
}
