/// The attributes of one CloudEvent that matter to an inquiry, checked as they come: from a JSON event's members or from a
/// record's `ce_` headers.
struct CloudEventAttributes {
    /// The attributes that the specification names.
    private enum Name: UInt8 {
        case specversion, id, source, type, datacontenttype, dataschema, subject, time

        init?(_ name: Span<UInt8>) {
            switch name.count {
            case 2 where ASCII.isExactly(name, "id"): self = .id
            case 4 where ASCII.isExactly(name, "type"): self = .type
            case 4 where ASCII.isExactly(name, "time"): self = .time
            case 6 where ASCII.isExactly(name, "source"): self = .source
            case 7 where ASCII.isExactly(name, "subject"): self = .subject
            case 10 where ASCII.isExactly(name, "dataschema"): self = .dataschema
            case 11 where ASCII.isExactly(name, "specversion"): self = .specversion
            case 15 where ASCII.isExactly(name, "datacontenttype"): self = .datacontenttype
            default: return nil
            }
        }

        var bit: UInt8 { 1 << rawValue }
    }

    /// The event's id, source and time in the reading's bytes; empty where absent.
    private(set) var id = 0..<0
    private(set) var source = 0..<0
    private(set) var time = 0..<0
    /// What the data is.
    private(set) var mediaType: MediaType = .json
    private var seen: UInt8 = 0

    /// Whether an attribute has to be a string; extensions may be booleans and whole numbers too.
    static func isString(_ name: Span<UInt8>) -> Bool { Name(name) != nil }

    /// Takes an attribute whose decoded value is `bytes[value]`.
    mutating func take(_ name: Span<UInt8>, _ value: Range<Int>, of bytes: [UInt8]) throws(Unreadable) {
        guard let known = Name(name) else { return try Self.checkName(name) }
        guard seen & known.bit == 0 else { throw Unreadable(.attributeTwice) }
        guard !value.isEmpty else { throw Unreadable(.emptyAttribute) }
        seen |= known.bit
        switch known {
        case .specversion:
            guard ASCII.isExactly(bytes.span.extracting(value), "1.0") else { throw Unreadable(.specVersion) }
        case .id: id = value
        case .source: source = value
        case .time: time = value
        case .datacontenttype: mediaType = MediaType(bytes.span.extracting(value))
        case .type, .dataschema, .subject: break
        }
    }

    /// Checks that nothing required is missing.
    func checkComplete() throws(Unreadable) {
        let required = Name.specversion.bit | Name.id.bit | Name.source.bit | Name.type.bit
        guard seen & required == required else { throw Unreadable(.missingAttribute) }
    }

    /// Checks an extension's name (CloudEvents 1.0.2, "Naming conventions").
    private static func checkName(_ name: Span<UInt8>) throws(Unreadable) {
        guard name.count > 0 else { throw Unreadable(.attributeName) }
        for position in name.indices {
            let byte = name[position]
            guard ASCII.isDigit(byte) || byte &- UInt8(ascii: "a") < 26 else { throw Unreadable(.attributeName) }
        }
    }
}
