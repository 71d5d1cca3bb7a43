import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// What departments and operators read, by kcat alone.
    @Suite(
        .enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set"),
        .enabled(if: Kcat.isInstalled, "kcat is not installed"))
    struct ContractTests {
        @Test func eachFieldOfAnAssignmentSaysWhatTheContractPromises() throws {
            let published = try Published.shared.get()
            let owner = try #require(published.assignment(of: "SM-7f3a", in: "safety"))
            let copy = try #require(published.assignment(of: "SM-7f3a", in: "transportation"))
            for (record, department, role) in [(owner, "safety", "owner"), (copy, "transportation", "copy")] {
                let value = try record.object()
                #expect(value["schema_version"] as? Int == 1)
                #expect((value["assignment_id"] as? String)?.count == 32)
                #expect(value["inquiry_id"] as? String == "sms:SM-7f3a")
                #expect(value["topic"] as? String == "safety")
                #expect(value["department"] as? String == department)
                #expect(value["role"] as? String == role)
                #expect(value["owner"] as? String == "safety")
                #expect(value["copies"] as? [String] == ["transportation"])
                #expect(value["priority"] as? String == "high")
                #expect(value["received_at"] as? String == "2026-03-04T09:15:30-06:00")
                let answerBy = try time(value["answer_by"])
                #expect(answerBy > (try time(value["received_at"])))
                #expect(abs(try time(value["decided_at"]).timeIntervalSinceNow) < 60)
                #expect((value["rule_book"] as? String)?.count == 64)
                let source = try #require(value["source"] as? [String: Any])
                #expect(source["kafka_topic"] as? String == published.input)
                #expect(source["offset"] as? Int == 0)
                #expect((0..<4).contains(source["partition"] as? Int ?? -1))
                #expect(value["truncated"] as? Bool == false)
                #expect(value["original"] == nil)
                // Its bytes unchanged: the escape, the order and 1.50 as they came.
                #expect(record.payload.contains(#""inquiry":"# + Published.rich))
                let why = try #require(value["why"] as? [String: Any])
                #expect((why["sentence"] as? String)?.isEmpty == false)
                #expect(why["score"] as? Int ?? 0 >= why["threshold"] as? Int ?? .max)
                #expect(why["notes"] is [String])
                #expect((why["runner_up"] as? [String: Any])?["topic"] as? String == "transportation")
                try expectEvidenceIsInTheText(why)
                #expect(record.key == "conv-9")
            }
            #expect(try owner.object()["assignment_id"] as? String != copy.object()["assignment_id"] as? String)
        }

        @Test func eachHeaderRepeatsItsFieldAndInboundOnesAreCopiedUnlessTheyAreOurs() throws {
            let published = try Published.shared.get()
            let record = try #require(published.assignment(of: "SM-7f3a", in: "transportation"))
            let value = try record.object()
            let expected = [
                "ce_specversion": "1.0", "ce_type": "switchboard.assignment.v1", "ce_id": value["assignment_id"],
                "ce_source": "/switchboard/" + published.input, "ce_time": value["decided_at"],
                "ce_subject": "safety", "ce_department": "transportation", "ce_role": "copy", "ce_priority": "high",
                "ce_channel": "sms", "ce_language": "en", "ce_school": "Elementary", "ce_sendertype": "parent",
                "ce_answerby": value["answer_by"], "ce_inquiryid": "sms:SM-7f3a", "ce_rulebook": value["rule_book"],
                "content-type": "application/json", "x-gateway": "g1",
            ].compactMapValues { $0 as? String }
            #expect(expected.count == 18)
            #expect(Dictionary(record.headerPairs, uniquingKeysWith: { first, _ in first }) == expected)
            #expect(record.headerPairs.count == expected.count)
        }

        @Test func decisionsDeadLettersAndConfidentialCopiesHoldNoMoreThanTheyMay() throws {
            let published = try Published.shared.get()
            let decision = try #require(published.decisions.first { $0.key == "sms:SM-7f3a" })
            #expect(!decision.payload.contains("graders") && !decision.payload.contains("parent-9"))
            let copy = try #require(published.assignment(of: "SM-7f3b", in: "transportation"))
            #expect(copy.key == "sms:SM-7f3b")
            for word in ["graders", "parent-9", "15550100", "conv-9", "gateway"] {
                #expect(!copy.payload.contains(word))
            }
            #expect(!copy.headerPairs.contains { $0.name == "x-gateway" })
            let owner = try #require(published.assignment(of: "SM-7f3b", in: "safety"))
            #expect(owner.payload.contains(Published.confidential))
            let letter = try #require(published.deadLetters.first)
            #expect(letter.payload == Published.broken)
            #expect(letter.key == "line-1")
            for word in ["graders", "parent-9", "conv-9", "cut off"] { #expect(!published.log.contains(word)) }
            let headers = Dictionary(letter.headerPairs, uniquingKeysWith: { first, _ in first })
            #expect(headers["switchboard_reason"] == "not_json")
            #expect(headers["switchboard_source_topic"] == published.input)
            #expect(headers["switchboard_source_offset"] == "2")
            #expect(headers["switchboard_attempt"] == "1")
            #expect(
                headers["x-gateway"] == "g1" && headers["ce_priority"] == "low" && headers["Content-Type"] == "text/sms"
            )
        }

        @Test(.enabled(if: Published.hasValidator, "python3-jsonschema is not installed"))
        func everythingPublishedFitsItsSchema() throws {
            let problems = try Published.shared.get().schemaProblems()
            #expect(problems == "")
        }

        private func expectEvidenceIsInTheText(_ why: [String: Any]) throws {
            let inquiry = try #require(
                try JSONSerialization.jsonObject(with: Data(Published.rich.utf8)) as? [String: Any])
            let rules = try #require(why["rules"] as? [[String: Any]])
            let spans = rules.flatMap { $0["evidence"] as? [[String: Any]] ?? [] }
            #expect(!spans.isEmpty)
            for span in spans {
                let text = try #require(inquiry[span["field"] as? String ?? ""] as? String).unicodeScalars
                let (start, end) = (span["start"] as? Int ?? -1, span["end"] as? Int ?? -1)
                #expect(0 <= start && start < end && end <= text.count)
            }
        }

        private func time(_ value: Any?) throws -> Date {
            let text = try #require(value as? String)
            let hasFraction = text.contains(".")
            return try Date.ISO8601FormatStyle(includingFractionalSeconds: hasFraction).parse(text)
        }
    }
}
