import Inquiries

/// A partition that the group gave this worker.
struct AssignedPartition {
    let kafkaTopic: String
    let partition: Int32
    /// Reads its records; chosen once, when the partition was assigned.
    let reader: InquiryReader
    /// The offset to commit: one past the last inquiry of the open batch; nil where the batch has none from here.
    var nextOffset: Int64?
    /// The topic object of its messages, so that most messages are told by one comparison of addresses.
    var topicIdentity: UnsafeRawPointer?
}
