/// A failpoint that happened, as a member's log has it.
struct FailpointHit: Hashable {
    let site: String
    let moment: String
    let action: String
    let isInTransaction: Bool

    /// Reads a line; nil where it is another one.
    init?(_ line: some StringProtocol) {
        guard line.hasPrefix("failpoint ") else { return nil }
        var fields: [Substring: Substring] = [:]
        for part in Substring(line).split(separator: " ").dropFirst() {
            let sides = part.split(separator: "=")
            if sides.count == 2 { fields[sides[0]] = sides[1] }
        }
        guard let site = fields["site"], let moment = fields["moment"], let action = fields["action"] else {
            return nil
        }
        self.site = String(site)
        self.moment = String(moment)
        self.action = String(action)
        isInTransaction = fields["transaction"] == "open"
    }
}
