/// A record of the committed view: what it says, and by which transaction it got there.
public struct PublishedRecord: Sendable {
    /// What kind of record it is.
    public enum Kind: Hashable, Sendable {
        /// An assignment to this department.
        case assignment(department: String, id: String)
        /// A decision record with the assignments that it names.
        case decision(assignmentIDs: [String])
        /// A dead letter with its reason.
        case deadLetter(reason: String)
    }

    /// A transaction in one partition: who wrote it, and which of the partition's transactions it is.
    public struct Transaction: Hashable, Sendable {
        /// Who wrote it.
        public let producerID: Int64
        /// Its place among the partition's transactions.
        public let number: Int

        /// A transaction by its parts.
        public init(producerID: Int64, number: Int) {
            self.producerID = producerID
            self.number = number
        }
    }

    /// Where it stands.
    public var place: RecordPlace
    /// What it is.
    public var kind: Kind
    /// The input record that it was made of.
    public var source: RecordPlace
    /// Its key.
    public var key: [UInt8]
    /// The hash of the rule book that decided; empty in a dead letter.
    public var ruleBook: String
    /// The bytes of an assignment's `inquiry`, or of a dead letter's value; nil where there are none.
    public var inquiry: [UInt8]?
    /// The transaction that it belongs to; nil outside any.
    public var transaction: Transaction?

    /// A record by its parts.
    public init(
        place: RecordPlace, kind: Kind, source: RecordPlace, key: [UInt8], ruleBook: String, inquiry: [UInt8]?,
        transaction: Transaction?
    ) {
        self.place = place
        self.kind = kind
        self.source = source
        self.key = key
        self.ruleBook = ruleBook
        self.inquiry = inquiry
        self.transaction = transaction
    }
}
