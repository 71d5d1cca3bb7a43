public import Classification
public import Inquiries

extension Message {
    /// What the classifier reads of an inquiry; its ranges point into the same `InquiryScratch.bytes`.
    public init(_ inquiry: Inquiry) {
        self.init()
        subject = inquiry.subject
        text = inquiry.text
        channel = inquiry.channel
        language = inquiry.language
        school = inquiry.school
        senderType = inquiry.senderType
        claimedTopic = inquiry.claimedTopic
        isConfidential = inquiry.isConfidential
        instant = inquiry.receivedAt
    }
}
