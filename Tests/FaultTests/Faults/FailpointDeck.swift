import SeededNumbers

/// All failpoints, shuffled and dealt out to the members' workers: each at least once before any comes again.
struct FailpointDeck {
    /// A call, when, and what happens.
    struct Card: Hashable {
        let site: String
        let moment: String
        let action: String

        var endsProcess: Bool { action == "die" }
        var pausesProcess: Bool { action == "pause" }
    }

    private var random: SplitMix64
    private var left: [Card] = []

    init(seed: UInt64) { random = SplitMix64(seed: seed, part: "failpoints") }

    /// The failpoints of one start of a member, as its environment has them: for each worker some errors, and for one of
    /// the workers its end or pause.
    mutating func deal(workers: Int, errors: Int) -> String {
        var points: [String] = []
        for worker in 0..<workers {
            for place in 0..<errors {
                points += write(draw { !$0.endsProcess && !$0.pausesProcess }, worker: worker, place: place)
            }
        }
        points += write(
            draw { $0.endsProcess || $0.pausesProcess }, worker: Int.random(in: 0..<workers, using: &random),
            place: errors)
        return points.joined(separator: ",")
    }

    private mutating func draw(_ isWanted: (Card) -> Bool) -> Card {
        while true {
            if let index = left.firstIndex(where: isWanted) { return left.remove(at: index) }
            left += Self.cards.filter(isWanted).shuffled(using: &random)
        }
    }

    /// A failpoint as the environment has it. What happens seldom comes at the first call; an abort has to be brought about.
    private mutating func write(_ card: Card, worker: Int, place: Int) -> [String] {
        let call: Int
        var cause: [String] = []
        switch card.site {
        case "init": call = 1
        case "committed", "assign", "unassign": call = 1 + place
        case "abort":
            call = 1
            cause = ["\(worker):send-offsets.before@\(3 + place)=abortable"]
        case "produce": call = Int.random(in: 5...60, using: &random) + 60 * place
        case "poll": call = Int.random(in: 5...60, using: &random)
        default: call = Int.random(in: 1...4, using: &random) + 4 * place
        }
        return cause + ["\(worker):\(card.site).\(card.moment)@\(call)=\(card.action)"]
    }

    /// What each call can meet. Within a transaction what happens counts most, so the calls there stand twice.
    static let cards: [Card] = {
        let errors = ["retriable", "abortable", "fatal", "unspecific", "timeout"]
        func cards(_ site: String, before: [String], after: [String]) -> [Card] {
            (["die", "pause"] + before).map { Card(site: site, moment: "before", action: $0) }
                + (["die", "pause"] + after).map { Card(site: site, moment: "after", action: $0) }
        }
        let outside =
            cards("init", before: errors, after: errors)
            + cards("committed", before: errors, after: errors) + cards("assign", before: errors, after: errors)
            // Giving partitions back fails only where the client is done for.
            + cards("unassign", before: [], after: errors)
            // No answer of a poll can be made up.
            + ["die", "pause"].map { Card(site: "poll", moment: "before", action: $0) }
        let inside =
            cards("begin", before: errors, after: errors)
            // A record that was taken can't be refused with "try again".
            + cards("produce", before: errors, after: errors.filter { $0 != "retriable" })
            + cards("flush", before: ["timeout"], after: ["timeout"])
            + cards("send-offsets", before: errors, after: errors) + cards("commit", before: errors, after: errors)
            + cards("abort", before: errors, after: errors)
        return outside + inside + inside
    }()
}
