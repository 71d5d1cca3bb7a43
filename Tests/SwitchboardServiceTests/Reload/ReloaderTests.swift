import AdminAPI
import Foundation
import RuleBooks
import Testing

@testable import SwitchboardService

/// One book at a time, and the truth about each.
@Suite struct ReloaderTests {
    @Test func aGoodEditIsLoadedAndTold() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        let answer = await bench.reload()
        #expect(answer.result == .loaded)
        #expect(answer.running == SmallRules().edited().snapshot.hash)
        #expect(answer.changes?.files == [.init(name: "transportation.yaml", change: .changed)])
        #expect(answer.notes.contains { $0 == "decisions were not compared: there are no recent inquiries" })
        #expect(bench.published == [SmallRules().edited().snapshot.hash])
    }

    @Test func unchangedContentIsNeverLoadedAndByAPollNotEvenReadAgain() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        #expect(await bench.reload().result == .unchanged)
        for _ in 0..<3 { #expect(await bench.poll().result == .unchanged) }
        #expect(bench.published.isEmpty)
        #expect(bench.world.with { $0.reads } == 1)
    }

    struct Rejection: Sendable {
        let rules: SmallRules
        let result: ReloadAnswer.Result
        let reason: String
    }

    static let rejections = [
        Rejection(rules: SmallRules().broken, result: .refused, reason: "transportation.yaml:"),
        Rejection(
            rules: SmallRules().withAFailingTest, result: .held, reason: "expected topic safety, got transportation"),
        Rejection(
            rules: .with { $0.safety.replace("gun, knife", with: "knife") }, result: .refused,
            reason: "this test fails"),
        // Test and rule together: the new book is sound by itself.
        Rejection(
            rules: .with {
                $0.safety.replace("gun, knife", with: "knife")
                $0.safety.replace("he has a gun", with: "he has a knife")
            }, result: .refused, reason: "a safety test of the running rules fails"),
        Rejection(
            rules: .with { $0.safety.replace("weapon", with: "arms") }, result: .refused,
            reason: "there is no rule weapon any more"),
        Rejection(rules: .with { $0.safety = "" }, result: .refused, reason: "safety"),
        Rejection(
            rules: .with {
                $0.transportation.replace(
                    "tests:\n  - {text: the bus is late, expect: {topic: transportation}}\n", with: "")
            }, result: .held, reason: "1 tests instead of 2"),
    ]

    @Test(arguments: rejections.indices) func aBadEditChangesNothingAndSaysWhyOnce(_ index: Int) async throws {
        let (rules, result, reason) = (
            Self.rejections[index].rules, Self.rejections[index].result, Self.rejections[index].reason
        )
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(rules)
        for _ in 0..<3 {
            let answer = await bench.poll()
            #expect(answer.result == result)
            #expect(answer.reasons.contains { $0.contains(reason) }, "\(answer.reasons)")
            #expect(answer.running == SmallRules().snapshot.hash)
        }
        #expect(bench.published.isEmpty)
        #expect(bench.log.count == 1)
        // Mended, as if it had never been.
        bench.write(SmallRules())
        #expect(await bench.poll().result == .unchanged)
        #expect(await bench.reloader.rejected == nil)
    }

    @Test func aHeldBookIsLoadedOnceItsHashIsConfirmedAndNoOtherIs() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        let held = SmallRules().withAFailingTest
        bench.write(held)
        let wrong = await bench.reload(confirm: SmallRules().snapshot.hash)
        #expect(wrong.result == .refused)
        #expect(wrong.reasons.first?.contains("the rules folder does not hold it but \(held.snapshot.hash)") == true)
        let answer = await bench.reload(confirm: held.snapshot.hash)
        #expect(answer.result == .loaded)
        #expect(await bench.reloader.current.entry.by == "confirmation")
    }

    @Test func aFileConfirmsAHeldBookAndIsNoPartOfIt() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        var held = SmallRules().withAFailingTest
        bench.write(held)
        #expect(await bench.poll().result == .held)
        let hash = held.snapshot.hash
        held.confirmation = hash
        #expect(held.snapshot.hash == hash)
        bench.write(held)
        #expect(await bench.poll().result == .loaded)
        #expect(bench.published == [hash])
    }

    @Test func nothingConfirmsARefusedBook() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        var broken = SmallRules().broken
        broken.confirmation = broken.snapshot.hash
        bench.write(broken)
        #expect(await bench.reload(confirm: broken.snapshot.hash).result == .refused)
        #expect(bench.published.isEmpty)
    }

    @Test func aMissingKafkaTopicRefusesUntilItIsThere() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        bench.world.with { $0.kafkaTopics = .checked(problems: ["assignments.x does not exist"], limits: nil) }
        #expect(await bench.reload().reasons == ["assignments.x does not exist"])
        bench.world.with { $0.kafkaTopics = .checked(problems: [], limits: nil) }
        #expect(await bench.reload().result == .loaded)
    }

    @Test func aBrokerThatDoesNotAnswerIsAskedAgainAndComplainedOfOnce() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        bench.world.with { $0.kafkaTopics = .unanswered("timed out") }
        for _ in 0..<3 { #expect(await bench.poll().result == .unavailable) }
        #expect(bench.log.count == 1)
        bench.world.with { $0.kafkaTopics = .checked(problems: [], limits: nil) }
        #expect(await bench.poll().result == .loaded)
    }

    @Test func aFolderThatKeepsChangingIsLeftForLater() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        bench.world.with { $0.isSettled = false }
        #expect(await bench.reload().result == .unsettled)
        bench.world.with { $0.isSettled = true }
        #expect(await bench.poll().result == .loaded)
    }

    @Test func reloadsThatAreAskedForMeanwhileBecomeOne() async throws {
        let bench = try await ReloadBench()
        defer { bench.remove() }
        bench.write(SmallRules().edited())
        let answers = await withTaskGroup(of: ReloadAnswer.Result.self) { group in
            for _ in 0..<50 { group.addTask { await bench.reload().result } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 50)
        #expect(answers.allSatisfy { $0 == .loaded || $0 == .unchanged })
        #expect(answers.contains(.loaded))
        #expect(bench.published.count == 1)
        #expect(bench.world.with { $0.reads } < 50)
    }
}

extension SmallRules {
    /// The small ones with a change.
    fileprivate static func with(_ change: (inout SmallRules) -> Void) -> SmallRules {
        var rules = SmallRules()
        change(&rules)
        return rules
    }
}
