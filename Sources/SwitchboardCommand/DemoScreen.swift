import Assignments
import CommandOptions
import Foundation
import RuleBooks
import SwitchboardService

/// What the demo shows on standard output.
struct DemoScreen: Sendable {
    let usesColor: Bool

    func welcome(bootstrapServers: String, book: RuleBook) {
        let topics = book.routing.kafkaTopics
        print(
            """
            Switchboard demo. An embedded Kafka listens on \(bootstrapServers) (this machine only).
            Departments: \(book.departmentNames.joined(separator: ", ")). Ctrl-C ends it.

            Send your own inquiry from another terminal (apt-get install kcat):
              echo '{"text": "the bus never came and my son is alone"}' \\
                | kcat -P -b \(bootstrapServers) -t inquiries.sms
            Read a department's Kafka topic as its system would:
              kcat -C -b \(bootstrapServers) -t \(topics.first ?? "assignments.safety") -X isolation.level=read_committed

            """)
        flush()
    }

    func show(_ shown: AssignmentViewer.Shown) {
        let department = shown.role == "copy" ? "\(shown.department) (copy)" : shown.department
        let head = "→ \(department)".padded(to: 24) + colored(shown.priority.padded(to: 8), shown.priority)
        print(head + " " + shown.sentence)
        if let text = shown.text { print("    " + dimmed("\(shown.channel): “\(oneLine(text))”")) }
        flush()
    }

    func samplesAreOver() {
        print("\nAll samples are in. Send your own (see above), or end with Ctrl-C.")
        flush()
    }

    /// Runs something that blocks, beside the service, and tells what it throws.
    func reporting(_ work: @escaping @Sendable () throws -> Void) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                do { try work() } catch { StandardStream.error.write(Array("switchboard demo: \(error)\n".utf8)) }
                continuation.resume()
            }
        }
    }

    /// The text as one line of a bounded length; samples and typed messages may hold anything.
    private func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(Self.textCharactersMax).map { scalar in
            scalar.properties.generalCategory == .control ? " " : scalar
        }
        var line = String.UnicodeScalarView()
        line.append(contentsOf: scalars)
        return String(line) + (text.unicodeScalars.count > Self.textCharactersMax ? "…" : "")
    }

    private func colored(_ text: String, _ priority: String) -> String {
        guard usesColor else { return text }
        switch priority {
        case "urgent": return "\u{1B}[1;31m\(text)\u{1B}[0m"
        case "high": return "\u{1B}[33m\(text)\u{1B}[0m"
        default: return text
        }
    }

    private func dimmed(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    /// Lines appear as they are printed, also through a pipe.
    private func flush() { fflush(nil) }

    private static let textCharactersMax = 90
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
