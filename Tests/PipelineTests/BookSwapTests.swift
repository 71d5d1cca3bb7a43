import Foundation
import Kafka
import KafkaTestKit
import Pipeline
import Testing

/// Books that change while inquiries flow.
@Suite(.serialized) struct BookSwapTests {
    @Test func aThousandSwapsUnderLoadLoseDoubleAndMixNothing() throws {
        let fixture = try PipelineFixture(.embedded, outputPartitions: 8)
        try swap(fixture, times: 1_000, inquiriesPerSwap: 3, pause: 0.001)
    }

    @Test(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set"), arguments: TestBroker.real)
    func aHundredSwapsOnApacheKafkaLoseDoubleAndMixNothing(_ broker: TestBroker) throws {
        let fixture = try PipelineFixture(broker, workers: 2)
        try swap(fixture, times: 100, inquiriesPerSwap: 50, pause: 0.03)
    }

    /// Swaps two books back and forth while inquiries come, and looks at everything that was published.
    private func swap(_ given: PipelineFixture, times: Int, inquiriesPerSwap: Int, pause: Double) throws {
        var fixture = given
        fixture.settings.batch.messagesMax = 20
        let columns = CountColumns()
        let outputs = SmallBook.departments.map { fixture.output($0) }
        let letters: [Character] = ["a", "b"]
        let books = try letters.map {
            try SmallBook.make(kafkaTopics: outputs, letter: $0, isReversed: $0 == "b", columns: columns)
        }
        fixture.book.set(books[0])
        let pipeline = try fixture.start()
        let producer = try Producer(configuration: fixture.connection.configuration())
        // The group takes a while to form, and there is nothing to swap under before that.
        try producer.produce(PipelineFixture.inquiries(0..<1), to: fixture.input)
        try awaitCondition("the first is routed") { pipeline.counts.inquiries == 1 }
        let count = times * inquiriesPerSwap + 1
        for swap in 0..<times {
            fixture.book.set(books[(swap + 1) % 2])
            let first = swap * inquiriesPerSwap + 1
            try producer.produce(PipelineFixture.inquiries(first..<first + inquiriesPerSwap), to: fixture.input)
            producer.poll(timeoutMilliseconds: 1)
            Thread.sleep(forTimeInterval: pause)  // the pace of the swaps, nothing that is waited for
        }
        #expect(producer.flush(timeoutMilliseconds: 20_000))
        let assignments = try fixture.connection.committedRecords(
            of: fixture.output("transportation"), count: count, within: 60)
        let decisions = try fixture.connection.committedRecords(of: fixture.decisions, count: count)
        let result = fixture.stop(pipeline)
        #expect(result.failure == nil)
        #expect(assignments.count == count)
        #expect(decisions.count == count)
        #expect(Set(try assignments.map { try $0.inquiryID() }).count == count)
        var decided: [Character: Int] = [:]
        for record in assignments + decisions {
            let deciders = letters.filter { record.isDecided(by: $0) }
            #expect(deciders.count == 1)
            #expect(deciders.contains("b") == record.text.contains("bus-b"))  // the rule, as only that book calls it
            for letter in deciders { decided[letter, default: 0] += 1 }
        }
        print("Measured: decided by each of two books in \(times) swaps: \(decided)")
        #expect(decided.count == 2)
        // Both number their departments differently; the counts go by name.
        let column = try #require(columns.departments.names.firstIndex(of: "transportation"))
        #expect(pipeline.counts.owned[column] == count)
        #expect(pipeline.counts.owned.counts.reduce(0, +) == count)
        let rules = pipeline.counts.rules
        let fired = columns.rules.names.enumerated().filter { rules[$0.offset] > 0 }
        #expect(Set(fired.map(\.element)) == ["bus", "bus-b"])
        #expect(fired.reduce(0) { $0 + rules[$1.offset] } == count)
        #expect(pipeline.counts.channels.counts.reduce(0, +) == count)
    }
}

extension TestRecord {
    fileprivate func isDecided(by letter: Character) -> Bool {
        text.contains(#""rule_book":"\#(String(repeating: letter, count: 64))""#)
    }
}
