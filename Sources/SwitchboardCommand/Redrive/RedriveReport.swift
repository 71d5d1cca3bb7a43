import Inquiries
import JSON
import SwitchboardService

/// What a redrive did, for people and for machines. Holds names, places and counts, never what people wrote.
struct RedriveReport {
    let summary: RedriveSummary
    let deadLetters: String

    /// The most that text names; JSON names all that the summary does.
    private static let namedMax = 20

    /// A sentence, a table by reason and Kafka topic, what was left and why.
    var text: String {
        let verb = summary.isDryRun ? "would be put back" : "put back"
        let noun = summary.redriven == 1 ? "dead letter" : "dead letters"
        var text = "\(summary.redriven) \(noun) \(verb), \(summary.left) left"
        if summary.skipped > 0 { text += ", \(summary.skipped) not named by the filters" }
        text += "\n"
        if !rows.isEmpty { text += "\n" + table }
        for obstacle in RedriveObstacle.allCases where summary.left(obstacle) > 0 {
            text += "\n\(summary.left(obstacle)) \(obstacle.explanation)\n" + named(obstacle)
        }
        if summary.forgotten > 0 {
            text +=
                "\n\(summary.forgotten) died more than 7 days ago, and Kafka no longer knows whether they were redriven: "
            text += summary.isDryRun ? "they would be passed over" : "passed over"
            text += " (--since names them)\n"
        }
        return text
    }

    private var table: String {
        let head = ["reason", "Kafka topic", summary.isDryRun ? "to put back" : "put back", "left"]
        let lines =
            [head]
            + rows.map { kind, counts in
                [kind.reasonWord, kind.sourceTopic ?? "?", String(counts.redriven), String(counts.leftInAll)]
            }
        let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            let cells = line.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column < 2 ? cell + space : space + cell
            }
            return "  " + cells.joined(separator: "  ") + "\n"
        }.joined()
    }

    private func named(_ obstacle: RedriveObstacle) -> String {
        let all = summary.leftovers.filter { $0.obstacle == obstacle }
        var text = ""
        for leftover in all.prefix(Self.namedMax) {
            text += "  \(deadLetters)[\(leftover.partition)]@\(leftover.offset)"
            if let topic = leftover.kind.sourceTopic, let partition = leftover.sourcePartition,
                let offset = leftover.sourceOffset
            {
                text += ", came from \(topic)[\(partition)]@\(offset)"
            }
            text += leftover.detail.map { ": \($0)\n" } ?? "\n"
        }
        let more = summary.left(obstacle) - min(all.count, Self.namedMax)
        return more > 0 ? text + "  and \(more) more\n" : text
    }

    private var rows: [(RedriveSummary.Kind, RedriveSummary.Counts)] {
        summary.counts.map { ($0.key, $0.value) }.sorted {
            ($0.0.reasonWord, $0.0.sourceTopic ?? "") < ($1.0.reasonWord, $1.0.sourceTopic ?? "")
        }
    }

    /// One object on one line.
    var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("dry_run")
        writer.bool(summary.isDryRun)
        writer.count("redriven", summary.redriven)
        writer.count("left", summary.left)
        writer.count("not_named", summary.skipped)
        writer.count("passed_over", summary.forgotten)
        writer.key("by_reason")
        writer.beginArray()
        for (kind, counts) in rows {
            writer.beginObject()
            writer.kind(kind)
            writer.count("redriven", counts.redriven)
            writer.key("left")
            writer.beginObject()
            for obstacle in RedriveObstacle.allCases {
                writer.key(name: obstacle.rawValue)
                writer.integer(Int64(counts.left[obstacle] ?? 0))
            }
            writer.endObject()
            writer.endObject()
        }
        writer.endArray()
        writer.key("left_over")
        writer.beginArray()
        for leftover in summary.leftovers { writer.leftover(leftover) }
        writer.endArray()
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
}

extension JSONWriter {
    fileprivate mutating func count(_ name: StaticString, _ value: Int) {
        key(name)
        integer(Int64(value))
    }

    fileprivate mutating func text(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    fileprivate mutating func kind(_ kind: RedriveSummary.Kind) {
        text("reason", kind.reason?.name.description)
        text("source_topic", kind.sourceTopic)
    }

    fileprivate mutating func leftover(_ leftover: RedriveSummary.Leftover) {
        beginObject()
        text("obstacle", leftover.obstacle.rawValue)
        kind(leftover.kind)
        count("partition", Int(leftover.partition))
        count("offset", Int(leftover.offset))
        key("source_partition")
        if let partition = leftover.sourcePartition { integer(Int64(partition)) } else { null() }
        key("source_offset")
        if let offset = leftover.sourceOffset { integer(offset) } else { null() }
        text("detail", leftover.detail)
        endObject()
    }
}

extension RedriveSummary.Kind {
    fileprivate var reasonWord: String { reason?.name.description ?? "?" }
}

extension RedriveSummary.Counts {
    fileprivate var leftInAll: Int { left.values.reduce(0, +) }
}

extension RedriveObstacle {
    /// What follows the number of them.
    fileprivate var explanation: String {
        switch self {
        case .attempts: "were tried as often as --max-attempts allows:"
        case .byReference: "are not whole here, and must be fetched where they came from:"
        case .notAnInput: "came from a Kafka topic that is not an input of the configuration:"
        case .malformed: "do not say why, whence or for which time they are here:"
        case .missingKafkaTopic: "came from a Kafka topic that does not exist:"
        case .rejected: "were refused by the broker:"
        case .notRemembered:
            "lie too scattered to remember which went back; run it without filters first, or a run of each reason alone:"
        }
    }
}
