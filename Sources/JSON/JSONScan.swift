/// Finds where the tokens of RFC 8259 end.
enum JSONScan {
    /// The first byte at or behind `start` that is not whitespace.
    @inline(__always)
    static func pastWhitespace(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position < text.count {
            switch text[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
            default: return position
            }
        }
        return position
    }

    /// Where the string ends whose contents, or what is left of them, begin at `start`: behind its closing quote.
    static func string(_ text: Span<UInt8>, _ start: Int, _ hasEscapes: inout Bool) throws(JSONError) -> Int {
        var position = start
        while true {
            position = ByteRuns.endOfPlainASCII(text, position)
            guard position < text.count else { throw JSONError(.notJSON, at: position) }
            switch text[position] {
            case UInt8(ascii: "\""): return position + 1
            case UInt8(ascii: "\\"):
                hasEscapes = true
                position = try escape(text, position)
            case 0..<0x20: throw JSONError(.notJSON, at: position)
            default:
                repeat {
                    let length = UTF8Text.sequenceLength(text, position)
                    guard length > 0 else { throw JSONError(.notUTF8, at: position) }
                    position += length
                } while position < text.count && text[position] >= 0x80
            }
        }
    }

    /// Where the escape ends whose backslash stands at `start`.
    private static func escape(_ text: Span<UInt8>, _ start: Int) throws(JSONError) -> Int {
        guard start + 1 < text.count else { throw JSONError(.notJSON, at: text.count) }
        switch text[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"):
            for position in start + 2..<start + 6 {
                guard position < text.count, hexDigit(text[position]) != nil else {
                    throw JSONError(.notJSON, at: min(position, text.count))
                }
            }
            return start + 6
        default: throw JSONError(.notJSON, at: start + 1)
        }
    }

    /// Where the number ends that begins at `start`. What follows it is checked by the grammar.
    static func number(_ text: Span<UInt8>, _ start: Int) throws(JSONError) -> Int {
        var position = text[start] == UInt8(ascii: "-") ? start + 1 : start
        let integer = position
        position = try digits(text, position)
        guard text[integer] != UInt8(ascii: "0") || position == integer + 1 else {
            throw JSONError(.notJSON, at: integer + 1)
        }
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position = try digits(text, position + 1)
        }
        if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < text.count, text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") {
                position += 1
            }
            position = try digits(text, position)
        }
        return position
    }

    /// Where a run of at least one digit ends.
    private static func digits(_ text: Span<UInt8>, _ start: Int) throws(JSONError) -> Int {
        var position = start
        while position < text.count, text[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        guard position > start else { throw JSONError(.notJSON, at: start) }
        return position
    }

    /// Where one of the three literal names ends.
    static func word(_ word: StaticString, _ text: Span<UInt8>, _ start: Int) throws(JSONError) -> Int {
        for offset in 0..<word.utf8CodeUnitCount {
            guard start + offset < text.count, text[start + offset] == word.utf8Start[offset] else {
                throw JSONError(.notJSON, at: start + offset)
            }
        }
        return start + word.utf8CodeUnitCount
    }

    /// The value of a hexadecimal digit.
    @inline(__always)
    static func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
