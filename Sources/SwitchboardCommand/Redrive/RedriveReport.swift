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
        let bytes = JSONWriter.line { writer in
            writer.member("dry_run", summary.isDryRun)
            writer.member("redriven", summary.redriven)
            writer.member("left", summary.left)
            writer.member("not_named", summary.skipped)
            writer.member("passed_over", summary.forgotten)
            writer.member("by_reason", objects: rows) { row, writer in
                let (kind, counts) = row
                kind.write(to: &writer)
                writer.member("redriven", counts.redriven)
                writer.member("left") { writer in
                    for obstacle in RedriveObstacle.allCases {
                        writer.key(name: obstacle.rawValue)
                        writer.integer(Int64(counts.left[obstacle] ?? 0))
                    }
                }
            }
            writer.member("left_over", objects: summary.leftovers) { $0.write(to: &$1) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension RedriveSummary.Leftover {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("obstacle", obstacle.rawValue)
        kind.write(to: &writer)
        writer.member("partition", Int(partition))
        writer.member("offset", Int(offset))
        writer.member("source_partition", sourcePartition.map { Int($0) })
        writer.member("source_offset", sourceOffset.map { Int($0) })
        writer.member("detail", detail)
    }
}

extension RedriveSummary.Kind {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("reason", reason?.name.description)
        writer.member("source_topic", sourceTopic)
    }

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
