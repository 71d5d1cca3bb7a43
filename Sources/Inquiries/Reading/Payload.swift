/// What a record holds once its envelopes are off.
enum Payload {
    /// Text, a range of the reading's bytes, HTML resolved.
    case text(Range<Int>)
    /// An object of the record's value that holds our fields.
    case object(Int)
    /// An object inside an event's decoded data that holds our fields.
    case eventData(Int)
}
