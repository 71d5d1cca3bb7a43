/// What a line of a text is, by what mail programs write. Each look is bounded, whatever the text is.
enum MailLine {
    /// What a line is.
    enum Kind {
        /// The sender's own words.
        case own
        /// `> …`
        case quoted
        /// `On …, NAME wrote:`, which ends before `end`.
        case attribution(end: Int)
        /// `-----Original Message-----`, or the header block that stands for it.
        case original
        /// `---------- Forwarded message ---------`
        case forwarded
        /// `-- `
        case signature
        /// `Sent from my …`: this line alone.
        case programSignature
    }

    /// How many lines and bytes `On … wrote:` and a header block are followed for: names and addresses break lines.
    private static let linesMax = 3
    private static let headerLinesMax = 5
    private static let bytesMax = 400

    /// What the line is that begins at `start`.
    static func kind(of text: Span<UInt8>, at start: Int) -> Kind {
        var place = start
        while place < text.count && place &- start < 4 && text[place] == 0x20 { place &+= 1 }
        if place >= text.count { return .own }
        switch text[place] | 0x20 {
        case UInt8(ascii: ">") | 0x20: return isQuote(text, at: place) ? .quoted : .own
        case UInt8(ascii: "-"): return hyphens(text, at: place)
        case UInt8(ascii: "o"), UInt8(ascii: "e"), UInt8(ascii: "l"), UInt8(ascii: "a"):
            if let end = attribution(text, at: place) { return .attribution(end: end) }
            return isProgramSignature(text, at: place) ? .programSignature : .own
        case UInt8(ascii: "s"), UInt8(ascii: "g"): return isProgramSignature(text, at: place) ? .programSignature : .own
        case UInt8(ascii: "b"): return has("begin forwarded message:", in: text, at: place) ? .forwarded : .own
        case UInt8(ascii: "f"), UInt8(ascii: "d"), UInt8(ascii: "_") | 0x20:
            return isHeader(text, at: place) ? .original : .own
        default: return .own
        }
    }

    /// Where the line at `place` ends: before its line end, or with the text.
    static func end(of text: Span<UInt8>, from place: Int) -> Int {
        var place = place
        while place < text.count && !isLineEnd(text[place]) { place &+= 1 }
        return place
    }

    /// Whether the next line that is not blank is quoted with `>`.
    static func isQuoteNext(in text: Span<UInt8>, from place: Int) -> Bool {
        var place = place
        while place < text.count && (isLineEnd(text[place]) || text[place] == 0x20) { place &+= 1 }
        return place < text.count && text[place] == UInt8(ascii: ">")
    }

    /// A `>` before words, a space or another `>`; faces such as `>:(` are none.
    private static func isQuote(_ text: Span<UInt8>, at place: Int) -> Bool {
        guard place &+ 1 < text.count else { return true }
        switch text[place &+ 1] {
        case 0...0x20, UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
            return true
        default: return false
        }
    }

    /// A line of hyphens: a signature's mark, or one with words between the hyphens.
    private static func hyphens(_ text: Span<UInt8>, at start: Int) -> Kind {
        var place = start
        while place < text.count && text[place] == UInt8(ascii: "-") { place &+= 1 }
        let count = place &- start
        while place < text.count && text[place] == 0x20 { place &+= 1 }
        if count == 2 && (place >= text.count || isLineEnd(text[place])) { return .signature }
        if count < 3 { return .own }
        if has("original message", in: text, at: place) || has("mensaje original", in: text, at: place)
            || has("message d'origine", in: text, at: place) || has("mensagem original", in: text, at: place)
        {
            return .original
        }
        let isForwarded =
            has("forwarded message", in: text, at: place) || has("mensaje reenviado", in: text, at: place)
            || has("message transf", in: text, at: place) || has("mensagem encaminhada", in: text, at: place)
        return isForwarded ? .forwarded : .own
    }

    /// Where `On …, NAME wrote:` ends; nil where the line does not begin that. A time or an address has to stand in it, so
    /// that `On Monday he wrote:` stays the sender's own.
    private static func attribution(_ text: Span<UInt8>, at start: Int) -> Int? {
        let isEnglish = has("on ", in: text, at: start)
        let isSpanish = has("el ", in: text, at: start)
        let isPortuguese = has("em ", in: text, at: start)
        let isGerman = has("am ", in: text, at: start)
        guard isEnglish || isSpanish || isPortuguese || isGerman || has("le ", in: text, at: start) else { return nil }
        var place = start
        var hasTime = false
        for _ in 0..<linesMax {
            let lineEnd = end(of: text, from: place, within: start &+ bytesMax)
            while place < lineEnd {
                hasTime = hasTime || text[place] == UInt8(ascii: "@") || isTime(text, at: place)
                place &+= 1
            }
            let isEnd =
                isEnglish
                ? ends("wrote:", text, before: lineEnd)
                : isSpanish
                    ? ends("escribió:", text, before: lineEnd) || ends("escribio:", text, before: lineEnd)
                    : isPortuguese
                        ? ends("escreveu:", text, before: lineEnd)
                        : isGerman
                            ? ends("schrieb:", text, before: lineEnd)
                            : ends("a écrit :", text, before: lineEnd) || ends("a écrit:", text, before: lineEnd)
            if isEnd && hasTime { return lineEnd }
            while place < text.count && isLineEnd(text[place]) { place &+= 1 }
        }
        return nil
    }

    /// The header block that Outlook puts above what it quotes: `From:`, soon `Sent:` or `Date:`, then `Subject:`.
    private static func isHeader(_ text: Span<UInt8>, at start: Int) -> Bool {
        var place = start
        while place < text.count && text[place] == UInt8(ascii: "_") { place &+= 1 }
        if place > start {
            guard place &- start >= 8, place < text.count, isLineEnd(text[place]) else { return false }
            while place < text.count && (isLineEnd(text[place]) || text[place] == 0x20) { place &+= 1 }
        }
        guard has("from:", in: text, at: place) || has("de:", in: text, at: place) else { return false }
        var hasDate = false
        for _ in 0..<headerLinesMax {
            place = end(of: text, from: place, within: start &+ 2 * bytesMax)
            while place < text.count && (isLineEnd(text[place]) || text[place] == 0x20) { place &+= 1 }
            hasDate =
                hasDate || has("sent:", in: text, at: place) || has("date:", in: text, at: place)
                || has("enviado", in: text, at: place) || has("fecha:", in: text, at: place)
            if hasDate && (has("subject:", in: text, at: place) || has("asunto:", in: text, at: place)) { return true }
        }
        return false
    }

    private static func isProgramSignature(_ text: Span<UInt8>, at place: Int) -> Bool {
        has("sent from my ", in: text, at: place) || has("sent from mail for", in: text, at: place)
            || has("sent via ", in: text, at: place) || has("get outlook for ", in: text, at: place)
            || has("enviado desde mi ", in: text, at: place) || has("enviado do meu ", in: text, at: place)
            || has("obtener outlook para ", in: text, at: place) || has("envoyé de mon ", in: text, at: place)
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    /// `7:` or `12:`, then a digit.
    private static func isTime(_ text: Span<UInt8>, at place: Int) -> Bool {
        guard text[place] == UInt8(ascii: ":"), place > 0, place &+ 1 < text.count else { return false }
        return text[place &- 1] &- UInt8(ascii: "0") < 10 && text[place &+ 1] &- UInt8(ascii: "0") < 10
    }

    private static func end(of text: Span<UInt8>, from place: Int, within limit: Int) -> Int {
        var place = place
        let limit = min(limit, text.count)
        while place < limit && !isLineEnd(text[place]) { place &+= 1 }
        return place
    }

    /// Whether `prefix` stands at `place`, whatever the case of its ASCII letters.
    private static func has(_ prefix: StaticString, in text: Span<UInt8>, at place: Int) -> Bool {
        if place &+ prefix.utf8CodeUnitCount > text.count { return false }
        for offset in 0..<prefix.utf8CodeUnitCount where lowercase(text[place &+ offset]) != prefix.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Whether `suffix` stands before `end`, spaces left out.
    private static func ends(_ suffix: StaticString, _ text: Span<UInt8>, before end: Int) -> Bool {
        var end = end
        while end > 0 && text[end &- 1] == 0x20 { end &-= 1 }
        return end >= suffix.utf8CodeUnitCount && has(suffix, in: text, at: end &- suffix.utf8CodeUnitCount)
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }
}
