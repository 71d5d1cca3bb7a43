import Matching
import Vectors

/// Finds the parts of an e-mail's text in one pass over its bytes: linear, without allocation once its buffer is warm.
/// A text of one part, as almost every text message is, costs a look at each sixteen bytes and at its dots and colons.
struct PartFinder: ~Copyable {
    /// Where a part begins; it ends where the next begins.
    struct Segment: BitwiseCopyable {
        /// A byte of the text as found; a word's place once the text is folded.
        var start: Int
        var part: MessageParts
    }

    /// A signature longer than this is none: what somebody wrote below a line of two hyphens is read.
    static let signatureBytesMax = 1000

    /// In ascending order; before the first is the sender's own text. Empty where all of it is.
    var segments = Buffer<Segment>()

    /// Where an open signature began, and how many segments there were; -1 for none.
    private var signatureStart = -1
    private var signatureSegments = 0

    /// Finds the parts of `text`. `isForward` says that the subject announces something forwarded.
    mutating func find(in text: Span<UInt8>, isForward: Bool) {
        segments.truncate(to: 0)
        signatureStart = -1
        var place = 0
        guard beginLine(at: &place, of: text, isForward: isForward) else { return }
        while true {
            place = Self.nextMark(in: text, from: place)
            if place >= text.count { break }
            switch text[place] {
            case UInt8(ascii: "\n"):
                place &+= 1
                guard beginLine(at: &place, of: text, isForward: isForward) else { return }
            default:
                findLink(at: &place, in: text)
            }
        }
        closeSignature(at: text.count)
    }

    /// Sets the part of what begins at `place`.
    private mutating func set(_ part: MessageParts, from place: Int) {
        let count = segments.count
        if count == 0 ? part == .text : segments[count - 1].part == part { return }
        if count > 0 && segments[count - 1].start == place { segments.truncate(to: count - 1) }
        segments.append(Segment(start: place, part: part))
    }

    /// Looks at the line that begins at `place`, and goes on to what is to be looked at next; false where the rest of the
    /// text is of one part.
    private mutating func beginLine(at place: inout Int, of text: Span<UInt8>, isForward: Bool) -> Bool {
        let start = place
        switch MailLine.kind(of: text, at: start) {
        case .own:
            if signatureStart < 0 { set(.text, from: start) }
            return true
        case .quoted:
            closeSignature(at: start)
            set(.quoted, from: start)
            place = MailLine.end(of: text, from: start)
            return true
        case .attribution(let end):
            closeSignature(at: start)
            set(isForward ? .forwarded : .quoted, from: start)
            place = end
            // Who answers between the quoted lines marks these; who does not has the whole message below.
            return !isForward && MailLine.isQuoteNext(in: text, from: end)
        case .original:
            closeSignature(at: start)
            set(isForward ? .forwarded : .quoted, from: start)
            return false
        case .forwarded:
            closeSignature(at: start)
            set(.forwarded, from: start)
            return false
        case .signature:
            closeSignature(at: start)
            set(.text, from: start)
            signatureStart = start
            signatureSegments = segments.count
            return true
        case .programSignature:
            if signatureStart < 0 { set(.signature, from: start) }
            place = MailLine.end(of: text, from: start)
            return true
        }
    }

    /// Ends an open signature before `place`; where it was too long to be one, it stays what it was.
    private mutating func closeSignature(at place: Int) {
        if signatureStart < 0 { return }
        if place &- signatureStart <= Self.signatureBytesMax {
            segments.truncate(to: signatureSegments)
            set(.signature, from: signatureStart)
        }
        signatureStart = -1
    }

    /// Sets the link that has its dot or colon at `place` apart.
    private mutating func findLink(at place: inout Int, in text: Span<UInt8>) {
        let start = Link.start(of: text, at: place)
        place &+= 1
        if start < 0 || signatureStart >= 0 { return }
        if segments.count > 0 && segments[segments.count - 1].start > start { return }
        set(.links, from: start)
        while place < text.count && Link.contains(text[place]) { place &+= 1 }
        set(.text, from: place)
    }

    /// The next line end, dot or colon from `place` on; the text's end where there is none.
    private static func nextMark(in text: Span<UInt8>, from place: Int) -> Int {
        var place = place
        while place &+ SixteenBytes.count <= text.count {
            let sixteen = SixteenBytes(text, at: place)
            let marks = (sixteen.equal("\n") | sixteen.equal(".") | sixteen.equal(":")).highBits
            if marks != 0 { return place &+ marks.trailingZeroBitCount }
            place &+= SixteenBytes.count
        }
        while place < text.count {
            switch text[place] {
            case UInt8(ascii: "\n"), UInt8(ascii: "."), UInt8(ascii: ":"): return place
            default: place &+= 1
            }
        }
        return place
    }
}
