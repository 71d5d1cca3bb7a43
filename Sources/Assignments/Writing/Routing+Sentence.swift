public import Classification
import Inquiries
import JSON

extension Routing {
    /// `why.sentence` of the assignment that would be published for a decision, whose evidence stands in `evidence`.
    public func sentence(of decision: Decision, by classifier: Classifier, evidence: ClassifierScratch) -> String {
        let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        // The sentence is made of the decision alone: the record and the inquiry are not looked at.
        let routed = RoutedInquiry(
            record: InboundRecord(
                value: nil, key: nil, kafkaTopic: nothing, source: RecordSource(partition: 0, offset: 0, timestamp: 0)),
            inquiry: Inquiry(), fields: InquiryScratch(), decision: decision, classifier: classifier,
            evidence: evidence, routing: self, decidedAt: 0)
        var sentence = Sentence()
        sentence.explain(routed)
        return sentence.bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
