import Inquiries
import Kafka
import KafkaTestKit
import SwitchboardService
import Testing

/// No dead letter goes back twice. Apache Kafka alone: the embedded broker keeps no offsets of transactions.
@Suite struct RedriveExactlyOnceTests {
    @Test(arguments: TestBroker.real)
    func aSecondRunRedrivesNothing(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die((0..<1200).map { fixture.letter(String($0)) })  // three batches
        #expect(try fixture.redrive().redriven == 1200)
        #expect(try fixture.redrive().redriven == 0)
        #expect(try fixture.redrive(isDryRun: true).redriven == 0)
        #expect(try fixture.records(fixture.web, count: 1200).map(\.text) == (0..<1200).map(String.init))
        try awaitCondition("the offsets are visible") { try fixture.committed() == .init(offset: 1200, text: "1:") }
        try fixture.die([fixture.letter("new")])
        #expect(try fixture.redrive().redriven == 1)
        #expect(try fixture.records(fixture.web, count: 1201).count == 1201)
    }

    @Test(arguments: TestBroker.real)
    func whatAFilterLeavesOutIsRedrivenByALaterRunAndNothingTwice(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die(
            (0..<20).map { fixture.letter(String($0), reason: $0 % 3 == 0 ? "no_text" : "not_json") })
        let first = try fixture.redrive { $0.reasons = [.notJSON] }
        #expect((first.redriven, first.skipped) == (13, 7))
        // Kafka answers the commit before its marker stands among the group's offsets.
        try awaitCondition("the offsets are visible") {
            try fixture.committed()?.text == "1:1+2,1+2,1+2,1+2,1+2,1+2,1+1"
        }
        #expect(try fixture.redrive { $0.reasons = [.notJSON] }.redriven == 0)
        #expect(try fixture.redrive(limit: 2).redriven == 2)
        #expect(try fixture.redrive().redriven == 5)
        try awaitCondition("the offsets are visible") { try fixture.committed() == .init(offset: 20, text: "1:") }
        let texts = try fixture.records(fixture.web, count: 20).map(\.text)
        #expect(texts.compactMap { Int($0) }.sorted() == Array(0..<20))
    }

    @Test(arguments: TestBroker.real)
    func aRecordThatDiesAgainStopsAtTheLimitOfAttempts(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die([fixture.letter("x")])
        for attempt in 2...3 {
            #expect(try fixture.redrive().redriven == 1)
            let back = try fixture.records(fixture.web, count: attempt - 1)
            #expect(back.last?.header("switchboard_attempt") == String(attempt))
            try fixture.die([fixture.letter("x", attempt: attempt)])
        }
        let last = try fixture.redrive()
        #expect((last.redriven, last.left(.attempts)) == (0, 1))
        #expect(try fixture.redrive { $0.maxAttempts = 4 }.redriven == 1, "left, not lost")
    }

    @Test(arguments: TestBroker.real)
    func marksOfTransactionsAreNotTakenForOpenDeadLetters(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        let producer = try Producer(
            configuration: fixture.connection.configuration(["transactional.id": fixture.name]))
        try producer.initTransactions(timeoutMilliseconds: 20_000)
        for index in 0..<4 {
            try producer.beginTransaction()
            try producer.produce([fixture.letter(String(index))], to: fixture.deadLetters)
            if index == 2 {
                #expect(producer.flush(timeoutMilliseconds: 10_000))
                try producer.abortTransaction(timeoutMilliseconds: 10_000)
            } else {
                try producer.commitTransaction(timeoutMilliseconds: 10_000)
            }
        }
        #expect(try fixture.redrive().redriven == 3)
        try awaitCondition("the offsets are visible") { try fixture.committed() == .init(offset: 8, text: "1:") }
    }

    @Test(arguments: TestBroker.real)
    func aRecordThatTheBrokerRefusesIsLeftAndTheOthersGoBack(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        let small = "\(fixture.name).inquiries.small"
        try fixture.connection.createTopic(small, settings: ["max.message.bytes": "2000"])
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<5000).map { _ in String(generator.next() % 10) }.joined()  // does not compress to 2000
        try fixture.die([
            fixture.letter("a", from: small), fixture.letter(noise, from: small), fixture.letter("b", from: small),
        ])
        let summary = try fixture.redrive()
        #expect((summary.redriven, summary.left(.rejected)) == (2, 1))
        #expect(try fixture.records(small, count: 2).map(\.text) == ["a", "b"])
        try awaitCondition("the offsets are visible") { try fixture.committed() == .init(offset: 1, text: "1:1+1") }
    }

    @Test(arguments: TestBroker.real)
    func aRedriveThatBeginsEndsWhatAnotherLeftOpen(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die([fixture.letter("a")])
        let zombie = try Producer(
            configuration: fixture.connection.configuration(["transactional.id": "switchboard-\(fixture.group)"]))
        try zombie.initTransactions(timeoutMilliseconds: 20_000)
        try zombie.beginTransaction()
        try zombie.produce([TestRecord("a")], to: fixture.web)
        #expect(zombie.flush(timeoutMilliseconds: 10_000))
        #expect(try fixture.redrive().redriven == 1)
        #expect(throws: KafkaError.self) { try zombie.commitTransaction(timeoutMilliseconds: 10_000) }
        #expect(try fixture.records(fixture.web, count: 1).count == 1)
    }

    @Test(arguments: TestBroker.real)
    func withoutCommittedOffsetsWhatIsOldIsPassedOverForGood(broker: TestBroker) throws {
        let fixture = try RedriveFixture(broker)
        try fixture.die([fixture.letter("a"), fixture.letter("b")])
        let later = RedriveFixture.now + RedrivePolicy.offsetsRetention + 60_000
        let first = try fixture.redrive(now: later)
        #expect((first.redriven, first.forgotten) == (0, 2))
        #expect(first.needsAPerson)
        #expect(try fixture.redrive().redriven == 0)
        try awaitCondition("the offsets are visible") { try fixture.committed() == .init(offset: 2, text: "1:") }
    }
}
