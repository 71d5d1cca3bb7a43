import Classification
import Inquiries
import JSON

/// Where the facts of one inquiry stand in the outbox: the names and values of all headers, which the JSON repeats, and the
/// key. They are written once an inquiry; its records' headers point to the same bytes and their values copy them.
struct InquiryFacts: ~Copyable {
    /// A text as a header has it, and as JSON has it, with quotes.
    struct Fact {
        var text = 0..<0
        var json = 0..<0
    }

    /// The value of `ce_source` before the source's Kafka topic: a path is a valid URI reference (RFC 3986, 4.2).
    static let sourcePrefix: StaticString = "/switchboard/"

    /// The names of all headers, and the values that are always the same: copied whole for each inquiry.
    private var constants = ByteBuffer()
    /// The names in `constants`, by `HeaderName`.
    private var names = InlineArray<17, Range<Int>>(repeating: 0..<0)
    /// Where `constants` has been copied to.
    private var start = 0
    /// By `HeaderName`; before anything is taken up, the values in `constants`.
    private var values = InlineArray<17, Fact>(repeating: Fact())
    private let constantValues: InlineArray<17, Fact>
    /// The time the inquiry was received.
    var receivedAt = Fact()
    /// The key of records that hold the inquiry; nil for none.
    var key: Range<Int>?
    /// Whether the key is a hash.
    var isKeyHashed = false
    /// The hash of what the ids of the inquiry's assignments have in common.
    var assignmentSource = SHA256()
    /// The ids of the assignments taken up so far, as the elements of a JSON array.
    var assignmentIDs = ByteBuffer()
    /// For the time of a call.
    var text = ByteBuffer()

    init() {
        var constantValues = InlineArray<17, Fact>(repeating: Fact())
        for header in HeaderName.allCases {
            let start = constants.count
            constants.append(header.text)
            names[header.rawValue] = start..<constants.count
        }
        for (header, value) in HeaderName.constants {
            let start = constants.count
            constants.append(value)
            constantValues[header.rawValue].text = start..<constants.count
        }
        self.constantValues = constantValues
    }

    /// A fact.
    subscript(_ header: HeaderName) -> Fact {
        get { values[header.rawValue] }
        set { values[header.rawValue] = newValue }
    }

    /// A header's name.
    func name(of header: HeaderName) -> Range<Int> { names[header.rawValue].shifted(by: start) }

    /// Calls `body` with each header that has a value, in their order.
    @inline(__always)
    func forEachHeader(_ body: (_ place: Int, _ name: Range<Int>, _ value: Range<Int>) -> Void) {
        // Through spans: an element of an inline array is read from a copy of the whole of it.
        let (names, values) = (names.span, values.span)
        for place in values.indices {
            let value = values[place].text
            if !value.isEmpty { body(place, names[place].shifted(by: start), value) }
        }
    }

    /// Forgets the inquiry before and copies what is always the same.
    mutating func begin(in bytes: inout ByteBuffer) {
        start = bytes.count
        bytes.append(constants.span)
        values = constantValues
        for (header, _) in HeaderName.constants {
            values[header.rawValue].text = values[header.rawValue].text.shifted(by: start)
        }
        assignmentIDs.removeAll()
    }

    /// Writes a fact. A plain one is known to need no escapes.
    @inline(__always)
    static func write(
        to bytes: inout ByteBuffer, isPlain: Bool = false, _ write: (inout ByteBuffer) -> Void
    ) -> Fact {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        write(&bytes)
        let end = bytes.count
        bytes.append(UInt8(ascii: "\""))
        let text = Range(uncheckedBounds: (start, end))
        guard !isPlain, bytes.needsEscapes(text) else {
            return Fact(text: text, json: Range(uncheckedBounds: (start &- 1, end &+ 1)))
        }
        let copy = bytes.count
        bytes.append(quotedCopyOf: text)
        return Fact(text: text, json: copy..<bytes.count)
    }
}
