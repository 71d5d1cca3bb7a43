/// Checks JSON Pointers (RFC 6901, section 3).
enum JSONPointer {
    /// What is wrong with a pointer, and at which of its Unicode scalars; nil for nothing.
    static func problem(_ text: String) -> (reason: String, offset: Int)? {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first else { return ("the empty pointer, which is the whole value", 0) }
        guard first == "/" else { return ("a pointer that does not begin with /", 0) }
        for (offset, scalar) in scalars.enumerated() where scalar == "~" {
            let next = offset + 1 < scalars.count ? scalars[offset + 1] : " "
            guard next == "0" || next == "1" else { return ("a ~ that is neither ~0 (a ~) nor ~1 (a /)", offset) }
        }
        return nil
    }
}
