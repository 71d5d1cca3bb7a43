import RuleBooks

/// What a book would decide otherwise about recent inquiries. Counts and topics alone: nothing of what people wrote.
struct DecisionFindings: Sendable, Equatable {
    /// Inquiries decided by both books.
    var count = 0
    /// Those decided otherwise.
    var changed = 0
    /// Those that the people who look after safety would no longer see.
    var noLongerSafety = 0
    /// Those that are urgent and would be less.
    var noLongerUrgent = 0
    /// The ways in which decisions change, what matters most first: `8 transportation → hr`.
    var groups: [String] = []

    /// Why a book with these is held until confirmed.
    ///
    /// - Parameter percentMax: the share of decisions that may change.
    func holds(percentMax: Int) -> [String] {
        var holds: [String] = []
        if noLongerSafety > 0 {
            holds.append("\(noLongerSafety) of \(count) recent inquiries would no longer reach safety")
        }
        if noLongerUrgent > 0 {
            holds.append("\(noLongerUrgent) of \(count) recent inquiries would no longer be urgent")
        }
        if changed * 100 > count * percentMax {
            holds.append(
                "\(changed) of \(count) recent inquiries would be decided otherwise: over \(percentMax) %"
                    + " (reload.max_changed_percent)")
        }
        return holds
    }

    /// What was compared, in a sentence for people.
    var note: String {
        if count == 0 { return "decisions were not compared: there are no recent inquiries" }
        if changed == 0 { return "\(count) recent inquiries are decided as before" }
        let listed = groups.prefix(Self.groupsShown).joined(separator: ", ")
        return "\(changed) of \(count) recent inquiries are decided otherwise: \(listed)"
            + (groups.count > Self.groupsShown ? " and \(groups.count - Self.groupsShown) other changes" : "")
    }

    /// As many as are read at a glance; `switchboard diff` shows all, with examples.
    private static let groupsShown = 6
}

extension DecisionFindings {
    /// The findings of a comparison.
    init(_ diff: DecisionDiff) {
        self.init(
            count: diff.count, changed: diff.changed, noLongerSafety: diff.noLongerSafety,
            noLongerUrgent: diff.noLongerUrgent, groups: diff.groups.map { "\($0.count) \($0.change.words)" })
    }
}
