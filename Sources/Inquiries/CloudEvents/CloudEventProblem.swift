/// What is wrong with the envelope of a CloudEvent (CloudEvents 1.0.2, with its JSON format and Kafka binding).
enum CloudEventProblem: UInt8 {
    case unknownFormat, specVersion, missingAttribute, emptyAttribute, attributeTwice, attributeName, attributeType
    case twoData, base64

    /// The sentence for the header `switchboard_reason_text`.
    var sentence: StaticString {
        switch self {
        case .unknownFormat:
            "The content type names CloudEvents in a batch or in a format other than JSON; only single events in JSON are read."
        case .specVersion: "The CloudEvent's specversion is not 1.0."
        case .missingAttribute: "The CloudEvent lacks one of the attributes id, source, type, specversion."
        case .emptyAttribute: "An attribute of the CloudEvent is empty."
        case .attributeTwice: "An attribute of the CloudEvent stands twice."
        case .attributeName: "An attribute of the CloudEvent has a name of other characters than a to z and 0 to 9."
        case .attributeType: "An attribute of the CloudEvent has a value of the wrong type."
        case .twoData: "The CloudEvent has both data and data_base64."
        case .base64: "The CloudEvent's data_base64 is not base64."
        }
    }
}
