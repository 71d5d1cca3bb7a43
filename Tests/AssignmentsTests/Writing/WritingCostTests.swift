import Assignments
import Foundation
import Inquiries
import JSON
import Testing

/// What writing costs, measured where `SWITCHBOARD_BENCHMARK` says how many inquiries to write:
///
///     SWITCHBOARD_BENCHMARK=1000000 swift test -c release -Xswiftc -enable-testing --filter WritingCostTests
@Suite struct WritingCostTests {
    private static let rounds = Int(ProcessInfo.processInfo.environment["SWITCHBOARD_BENCHMARK"] ?? "") ?? 0

    private var sample: SampleInquiry {
        var sample = SampleInquiry()
        sample.fields = [
            .text: String(repeating: "my sons bus never came, route 14. ", count: 14), .id: "SM7f3a", .channel: "sms",
            .language: "en", .school: "Lincoln Elementary", .conversationID: "thread-9", .senderType: "parent",
            .senderID: "555-0100",
        ]
        sample.receivedAtText = "2026-09-01T07:15:00-05:00"
        return sample
    }

    @Test(.enabled(if: rounds > 0)) func anAssignmentAndItsDecisionRecord() {
        let outbox = Outbox()
        let writer = AssignmentWriter()
        let sample = sample
        let headers = sample.inboundHeaders
        sample.withRouted { routed in
            let start = Self.processorTime
            for _ in 0..<Self.rounds {
                outbox.reset()
                writer.write(routed, headers: headers, limits: sample.limits, into: outbox)
            }
            let each = (Self.processorTime - start) / Double(Self.rounds)
            print(
                "assignment and decision record of \(sample.object.utf8.count) bytes: \(Int(each)) ns of processor time"
            )
        }
    }

    /// Nanoseconds that this thread has run.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    /// Buffers that have grown once are kept: the same inquiries written again lead to the same addresses.
    @Test func warmBuffersAreKept() {
        let outbox = Outbox()
        let writer = AssignmentWriter()
        var addresses: [UnsafeRawPointer?] = []
        for _ in 0..<8 {
            outbox.reset()
            for rules in [["late-bus"], ["late-bus", "stranded", "driver-job"], []] {
                var sample = sample
                sample.rules = rules
                sample.withRouted {
                    writer.write($0, headers: sample.inboundHeaders, limits: sample.limits, into: outbox)
                }
            }
            addresses.append(outbox.withUnsafeBytes { UnsafeRawPointer($0.baseAddress) })
            addresses.append(outbox.records.withUnsafeBytes { $0.baseAddress })
            addresses.append(outbox.headers.withUnsafeBytes { $0.baseAddress })
        }
        #expect(Set(addresses.dropFirst(3)).count == 3)
    }
}
