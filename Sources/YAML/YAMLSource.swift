import Diagnostics

/// A file's bytes, checked to be text that libyaml accepts, with the table that turns its places into lines and columns.
struct YAMLSource {
    let bytes: [UInt8]
    /// Where each line begins, in Unicode scalars after a byte order mark. Lines end as editors see it (LF, CR LF, CR), not at the
    /// separators that YAML 1.1 adds (U+0085, U+2028, U+2029).
    private let lineStarts: [Int]

    /// Nil where the bytes are no text; the reason is reported.
    init?(_ bytes: [UInt8], problems: YAMLProblems) {
        guard bytes.count <= YAMLLimits.bytesMax else {
            problems.report(
                .fileTooLarge, "the file has \(bytes.count) bytes, more than the \(YAMLLimits.bytesMax) that are read",
                hint: "split it into several files")
            return nil
        }
        if let encoding = Self.foreignEncoding(bytes) {
            problems.report(
                .notUTF8Encoding, "the file is \(encoding), not UTF-8", at: SourcePosition(line: 1, column: 1),
                hint: "save it as UTF-8")
            return nil
        }
        var scan = YAMLTextScan(problems: problems)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard scan.run(bytes.span.extracting(droppingFirst: start)) else { return nil }
        self.bytes = bytes
        lineStarts = scan.lineStarts
    }

    /// The line and column of the scalar at `index`.
    func position(of index: Int) -> SourcePosition {
        var line = 0
        return position(of: index, near: &line)
    }

    /// The line and column of the scalar at `index`; `line`, from 0, is where it probably stands, and then where it does.
    func position(of index: Int, near line: inout Int) -> SourcePosition {
        if !contains(index, line: line) {
            line += 1
            if !contains(index, line: line) { line = self.line(of: index) }
        }
        return SourcePosition(line: line + 1, column: index - lineStarts[line] + 1)
    }

    private func contains(_ index: Int, line: Int) -> Bool {
        guard line < lineStarts.count, lineStarts[line] <= index else { return false }
        return line + 1 == lineStarts.count || index < lineStarts[line + 1]
    }

    private func line(of index: Int) -> Int {
        var (low, high) = (0, lineStarts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private static func foreignEncoding(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return "UTF-32" }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
        return nil
    }
}

/// One pass over a file's bytes: is it UTF-8, has it only characters that YAML allows, is it indented by spaces.
private struct YAMLTextScan {
    let problems: YAMLProblems
    private(set) var lineStarts = [0]
    private var index = 0
    private var isIndentation = true
    private var tab: SourcePosition?
    private var reportedTab = false
    /// Whether there have been nothing but comments and empty lines.
    private var isPrologue = true

    init(problems: YAMLProblems) { self.problems = problems }

    /// Whether the bytes can go to libyaml.
    mutating func run(_ bytes: Span<UInt8>) -> Bool {
        do throws(UTF8.ValidationError) {
            return scan(try UTF8Span(validating: bytes)) && !reportedTab
        } catch {
            // What stands before them comes first.
            let sound = bytes.extracting(0..<error.byteOffsets.lowerBound)
            guard let text = try? UTF8Span(validating: sound), scan(text) else { return false }
            problems.report(
                .invalidUTF8, "bytes that are not UTF-8", at: position,
                hint: "save the file as UTF-8; an older editor may have written it as Latin-1 or Windows-1252")
            return false
        }
    }

    /// Whether all characters are allowed.
    private mutating func scan(_ text: UTF8Span) -> Bool {
        let bytes = text.span
        var scalars = text.makeUnicodeScalarIterator()
        var previous: Unicode.Scalar = " "
        var place = 0
        while place < bytes.count {
            if !isIndentation, 0x20...0x7E ~= bytes[place] {
                // Nearly everything: behind the beginning of a line nothing printable needs a closer look.
                previous = " "
                index += 1
                place += 1
                continue
            }
            scalars.reset(toUnchecked: place)
            guard let scalar = scalars.next(), isAllowed(scalar), !isDirective(scalar) else { return false }
            take(scalar, after: previous)
            previous = scalar
            place += UTF8.width(scalar)
        }
        return true
    }

    private var position: SourcePosition {
        SourcePosition(line: lineStarts.count, column: index - (lineStarts.last ?? 0) + 1)
    }

    /// Whether a directive begins here. They are refused anyway, and libyaml compares each with all others.
    private mutating func isDirective(_ scalar: Unicode.Scalar) -> Bool {
        guard isPrologue, index == lineStarts[lineStarts.count - 1] else { return false }
        if scalar == "%" {
            problems.report(.directive, "directives (%YAML, %TAG) are not read", at: position, hint: "delete the line")
            return true
        }
        isPrologue = scalar == "#" || scalar == "\n" || scalar == "\r"
        return false
    }

    private mutating func take(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) {
        defer { index += 1 }
        switch scalar {
        case "\n" where previous == "\r": lineStarts[lineStarts.count - 1] = index + 1
        case "\n", "\r":
            lineStarts.append(index + 1)
            (isIndentation, tab) = (true, nil)
        case " ": break
        case "\t": if isIndentation, tab == nil { tab = position }
        default:
            if isIndentation, let tab, !reportedTab {
                reportedTab = true
                problems.report(.tabIndentation, "a tab in the indentation", at: tab, hint: "indent with spaces")
            }
            isIndentation = false
        }
    }

    /// The printable characters of YAML 1.1 (section 5.1), as libyaml's reader checks them.
    private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
            return true
        default:
            let name =
                "U+" + String(repeating: "0", count: scalar.value < 0x1000 ? 4 - hex(scalar).count : 0) + hex(scalar)
            problems.report(
                .forbiddenCharacter, "the character \(name), which YAML does not allow", at: position,
                hint: "delete it, or write it as an escape in double quotes")
            return false
        }
    }

    private func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }
}
