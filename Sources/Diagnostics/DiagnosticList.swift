extension [Diagnostic] {
    /// Whether any refuses its file.
    public var hasErrors: Bool { contains { $0.severity == .error } }

    /// By file (those without one first) and place; what stands at one place keeps its order.
    public var sortedByPlace: [Diagnostic] {
        enumerated().sorted { first, second in
            let (one, other) = (first.element, second.element)
            if one.file != other.file { return (one.file ?? "") < (other.file ?? "") }
            let (place, otherPlace) = (one.position?.order ?? (0, 0), other.position?.order ?? (0, 0))
            return place == otherPlace ? first.offset < second.offset : place < otherPlace
        }.map(\.element)
    }

    /// How many there are, in words: `2 errors and 1 warning`.
    public var summary: String {
        let errors = count { $0.severity == .error }
        let warnings = count - errors
        let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return "no problems" }
        return parts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: " and ")
    }
}

extension SourcePosition {
    fileprivate var order: (Int, Int) { (line, column) }
}
