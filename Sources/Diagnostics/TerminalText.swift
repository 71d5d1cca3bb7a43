/// Text as a terminal shows it: how many cells a character takes, and what to show for those that would do harm.
enum TerminalText {
    /// A tab as it is shown. Real tab stops would shift the caret line.
    static let tabWidth = 4

    /// What to show for a scalar: tabs as spaces; control characters and those that reorder text as U+FFFD, so that a
    /// file can't play tricks on the terminal it is shown on.
    static func shown(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x09: String(repeating: " ", count: tabWidth)
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: "\u{FFFD}"
        default: String(scalar)
        }
    }

    /// Text with every scalar as it is shown.
    static func shown(_ text: some StringProtocol) -> String {
        text.unicodeScalars.map(shown).joined()
    }

    /// The cells a scalar takes: none for marks and joiners, two for what Unicode calls wide, else one.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar == "\t" { return tabWidth }
        if scalar.value < 0x300 { return 1 }
        switch scalar.value {
        case 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
            0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: return 0
            default: return 1
            }
        }
    }
}
