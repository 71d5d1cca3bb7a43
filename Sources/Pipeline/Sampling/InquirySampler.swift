public import Classification

/// Keeps the newest inquiries of each topic, of those that one thread decided, so that thousands of questions about buses do not crowd out the
/// threats. For one thread; a ring's memory is allocated at its topic's first inquiry and kept.
public final class InquirySampler {
    /// One ring a topic and one for what no topic claims. Past it a topic that is new to this process shares the last one.
    private static let ringsMax = 65

    private var rings: [InquiryRing?] = [nil]
    /// The ring of each topic's name: topics keep theirs when another book numbers them otherwise.
    private var ringOfName: [String: Int] = [:]
    /// The ring of each topic of the book in force; `TopicID` is the index.
    private var ringOfTopic: [Int] = []

    /// Keeps nothing yet.
    public init(classifier: Classifier) { use(classifier) }

    /// Goes on with another book's topics.
    func use(_ classifier: Classifier) {
        ringOfTopic = classifier.definition.topics.map { topic in
            if let ring = ringOfName[topic.name] { return ring }
            if rings.count < Self.ringsMax { rings.append(nil) }
            ringOfName[topic.name] = rings.count - 1
            return rings.count - 1
        }
    }

    /// Notes an inquiry that was decided; nil for one that no topic claims.
    public func note(_ message: Message, in bytes: Span<UInt8>, topic: TopicID?) {
        let ring = topic.map { ringOfTopic[$0] } ?? 0
        if rings[ring] == nil { rings[ring] = InquiryRing() }
        rings[ring]?.add(message, in: bytes)
    }

    /// What is kept, topic by topic.
    public var inquiries: [SampledInquiry] { rings.flatMap { $0?.inquiries ?? [] } }
}
