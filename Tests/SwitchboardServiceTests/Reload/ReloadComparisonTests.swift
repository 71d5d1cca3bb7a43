import AdminAPI
import Classification
import Pipeline
import RuleBooks
import Testing

@testable import SwitchboardService

/// What a changed book would do to recent inquiries is known before it decides any.
@Suite struct ReloadComparisonTests {
    private static let texts = ["she brought a knife", "the bus is late"] + (0..<38).map { "what is route \($0)" }

    /// A bench that keeps these inquiries as recent ones.
    private static func bench() async throws -> ReloadBench {
        let bench = try await ReloadBench()
        let sampler = InquirySampler(classifier: bench.start.book.classifier)
        let scratch = ClassifierScratch()
        for text in texts {
            var bytes: [UInt8] = []
            let message = PlainMessage(text: text).message(in: &bytes)
            let decision = bench.start.book.classifier.classify(message, in: bytes.span, scratch: scratch)
            sampler.note(message, in: bytes.span, topic: decision.topic)
        }
        bench.world.with { $0.sample = sampler.inquiries }
        return bench
    }

    @Test func anEditThatChangesNoRecentDecisionSaysSo() async throws {
        let bench = try await Self.bench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        let answer = await bench.reload()
        #expect(answer.result == .loaded)
        #expect(answer.notes == ["33 recent inquiries are decided as before"])
    }

    @Test func oneThreatThatWouldNoLongerReachSafetyHoldsTheBook() async throws {
        let bench = try await Self.bench()
        defer { bench.remove() }
        var rules = SmallRules()
        rules.safety.replace("gun, knife", with: "gun")
        bench.write(rules)
        let held = await bench.reload()
        #expect(held.result == .held)
        #expect(
            held.reasons == [
                "1 of 33 recent inquiries would no longer reach safety",
                "1 of 33 recent inquiries would no longer be urgent",
            ])
        #expect(held.notes.contains { $0.contains("1 no longer safety, 1 safety → other") }, "\(held.notes)")
        #expect(!"\(held) \(bench.log)".contains("knife"))
        let confirmed = await bench.reload(confirm: rules.snapshot.hash)
        #expect(confirmed.result == .loaded)
        #expect(confirmed.notes.contains { $0.hasPrefix("1 of 33 recent inquiries") })
    }

    @Test func moreThanTheShareOfDecisionsHoldsTheBook() async throws {
        let bench = try await Self.bench()
        defer { bench.remove() }
        var rules = SmallRules()
        rules.transportation.replace("[bus, route]", with: "[bus]")
        bench.write(rules)
        let held = await bench.reload()
        #expect(held.result == .held)
        #expect(held.reasons.count == 1)
        #expect(held.reasons.first?.contains("recent inquiries would be decided otherwise: over 10 %") == true)
        #expect(bench.published.isEmpty)
    }
}
