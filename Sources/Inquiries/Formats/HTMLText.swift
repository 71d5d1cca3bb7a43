import JSON

/// The text of HTML as mail programs write it, well-formed or not: tags and comments go, `script`, `style` and `title` with
/// what they hold, block elements and `<br>` become line breaks, white space collapses, character references are decoded.
///
/// Works in place, since the text is never longer than its markup, and in time linear in its length. Where markup is
/// broken, an open comment or tag at the end say, it is left as text: what can't be understood must not be hidden.
enum HTMLText {
    /// Replaces the bytes from `start` on, which are well-formed UTF-8, by their text.
    static func strip(_ bytes: inout [UInt8], from start: Int) {
        var stripper = HTMLStripper(start: start)
        swap(&stripper.bytes, &bytes)
        stripper.run()
        swap(&stripper.bytes, &bytes)
    }
}

/// One text being stripped. What is written never overtakes what is read.
struct HTMLStripper {
    var bytes: [UInt8] = []
    var read: Int
    private let start: Int
    private var write: Int
    private var hasSpace = false
    private var breaks = 0
    /// Searches that reached the end in vain are not repeated: this keeps the time linear.
    private var endless: Endless = []

    private struct Endless: OptionSet {
        let rawValue: UInt8
        static let comment = Endless(rawValue: 1)
        static let tag = Endless(rawValue: 2)
        static let doubleQuote = Endless(rawValue: 4)
        static let singleQuote = Endless(rawValue: 8)
        static let script = Endless(rawValue: 16)
        static let style = Endless(rawValue: 32)
        static let title = Endless(rawValue: 64)
    }

    init(start: Int) {
        read = start
        self.start = start
        write = start
    }

    mutating func run() {
        while read < bytes.count {
            switch bytes[read] {
            case UInt8(ascii: "<"): if !skipMarkup() { emitByte() }
            case UInt8(ascii: "&"): if !decodeReference() { emitByte() }
            case 0x20, 0x09...0x0D:
                hasSpace = true
                read += 1
            default: emitByte()
            }
        }
        bytes.removeSubrange(write...)
    }

    private mutating func emitByte() {
        let byte = bytes[read]
        read += 1
        emit(byte)
    }

    private mutating func emit(_ byte: UInt8) {
        if hasSpace || breaks > 0 {
            // Nothing but a character is written at the very beginning.
            if write > start {
                for _ in 0..<max(breaks, 1) { put(breaks > 0 ? 0x0A : 0x20) }
            }
            hasSpace = false
            breaks = 0
        }
        put(byte)
    }

    private mutating func put(_ byte: UInt8) {
        bytes[write] = byte
        write += 1
    }

    /// Skips a comment, a declaration or a tag; false where the `<` is none of them.
    private mutating func skipMarkup() -> Bool {
        guard read + 1 < bytes.count else { return false }
        switch bytes[read + 1] {
        case UInt8(ascii: "!"):
            guard starts("!--", at: read + 1) else { return skipTag(named: read + 2..<read + 2, isEnd: false) }
            if !endless.contains(.comment) {
                if let end = find("-->", from: read + 4) {
                    read = end + 3
                    return true
                }
                endless.insert(.comment)
            }
            read += 4
            return true
        case UInt8(ascii: "?"): return skipTag(named: read + 2..<read + 2, isEnd: false)
        default:
            let isEnd = bytes[read + 1] == UInt8(ascii: "/")
            let first = read + (isEnd ? 2 : 1)
            var last = first
            while last < bytes.count, ASCII.isLetter(bytes[last]) || last > first && ASCII.isDigit(bytes[last]) {
                last += 1
            }
            return last > first && skipTag(named: first..<last, isEnd: isEnd)
        }
    }

    private mutating func skipTag(named name: Range<Int>, isEnd: Bool) -> Bool {
        guard let end = tagEnd(from: name.upperBound) else { return false }
        switch HTMLElement(bytes.span.extracting(name)) {
        case .lineBreak: breaks = min(breaks + 1, 2)
        case .block: breaks = max(breaks, 1)
        case .cell: hasSpace = true
        case .script: if !isEnd { return skipContents(behind: end, "</script", .script) }
        case .style: if !isEnd { return skipContents(behind: end, "</style", .style) }
        case .title: if !isEnd { return skipContents(behind: end, "</title", .title) }
        case .inline: break
        }
        read = end
        return true
    }

    private mutating func skipContents(behind end: Int, _ endTag: StaticString, _ search: Endless) -> Bool {
        read = end
        guard !endless.contains(search) else { return true }
        if let found = find(endTag, from: end) { read = found } else { endless.insert(search) }
        return true
    }

    /// Where the tag ends whose name ends at `start`. A `>` inside a quoted attribute value ends nothing.
    private mutating func tagEnd(from start: Int) -> Int? {
        guard !endless.contains(.tag) else { return nil }
        var position = start
        var isAfterEquals = false
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: ">"): return position + 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if isAfterEquals, let close = closingQuote(byte, from: position + 1) { position = close }
                isAfterEquals = false
            case UInt8(ascii: "="): isAfterEquals = true
            case 0x20, 0x09...0x0D: break
            default: isAfterEquals = false
            }
            position += 1
        }
        endless.insert(.tag)
        return nil
    }

    private mutating func closingQuote(_ quote: UInt8, from start: Int) -> Int? {
        let search: Endless = quote == UInt8(ascii: "'") ? .singleQuote : .doubleQuote
        guard !endless.contains(search) else { return nil }
        var position = start
        while position < bytes.count {
            if bytes[position] == quote { return position }
            position += 1
        }
        endless.insert(search)
        return nil
    }

    /// Decodes a reference that ends in a semicolon; false where the `&` begins none.
    private mutating func decodeReference() -> Bool {
        guard let (codePoint, end) = HTMLReference.decode(bytes.span, read) else { return false }
        read = end
        switch codePoint {
        case 0x20, 0x09...0x0D, 0xA0: hasSpace = true
        default:
            var (sequence, length) = UTF8Text.encoded(codePoint)
            while length > 0 {
                emit(UInt8(truncatingIfNeeded: sequence))
                sequence >>= 8
                length -= 1
            }
        }
        return true
    }

    private func find(_ text: StaticString, from start: Int) -> Int? {
        var position = start
        while position < bytes.count {
            if starts(text, at: position) { return position }
            position += 1
        }
        return nil
    }

    private func starts(_ text: StaticString, at position: Int) -> Bool {
        ASCII.hasPrefix(bytes.span.extracting(position...), text)
    }
}
