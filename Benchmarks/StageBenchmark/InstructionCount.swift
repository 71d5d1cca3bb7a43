import Assignments
import Classification
import Inquiries
import Pipeline

/// What scripts/costs counts: calls of `countedRounds`, to which callgrind pays attention alone, each announced on standard output.
enum InstructionCount {
    /// Numbers of rules between which classifying should cost about the same.
    private static let ruleCounts = [100, 2_000]

    /// Rounds between cold and warm.
    private static let settlingRounds = 100

    static func run(_ rounds: Int) {
        let stages = Stages(book: StageBenchmark.compileRuleBook())
        for sample in Sample.all {
            sample.withRecord { record in
                for stage in Stages.Stage.allCases {
                    print(sample.name, stage, "cold", 1)
                    countedRounds(1) { stages.run(stage, record) }
                }
                // The stages of one message share buffers: the first one behind them all may still enlarge some.
                for _ in 0..<settlingRounds { for stage in Stages.Stage.allCases { stages.run(stage, record) } }
                for stage in Stages.Stage.allCases {
                    print(sample.name, stage, "warm", rounds)
                    countedRounds(rounds) { stages.run(stage, record) }
                }
            }
        }
        for count in ruleCounts { countClassifying(withRules: count, rounds) }
        for worst in WorstText.all { count(worst) }
    }

    /// The instructions of a text and of one that is ten times as long.
    private static func count(_ worst: WorstText) {
        let classifier = worst.classifier()
        for bytes in [(1 << 20) / 10, 1 << 20] {
            let text = worst.text(bytes)
            print("worst", worst.name, bytes, 1)
            countedRounds(1) { WorstText.classify(text, by: classifier) }
        }
    }

    private static func countClassifying(withRules count: Int, _ rounds: Int) {
        guard let classifier = try? Classifier(compiling: MadeUpRules.definition(rules: count)),
            let sample = Sample.all.first(where: { $0.name == "english" })
        else { StageBenchmark.fail("the rules made up can't be compiled") }
        let fields = InquiryScratch()
        sample.withRecord { record in
            let reader = InquiryReader(input: InputDefinition(name: "inquiries"))
            guard case .inquiry(let inquiry) = reader.read(record, headers: InboundHeaders(), scratch: fields) else {
                StageBenchmark.fail("the sample can't be read")
            }
            let (scratch, bytes) = (ClassifierScratch(), fields.bytes)
            for (state, rounds) in [("cold", 1), ("warm", rounds)] {
                print("rules\(count)", Stages.Stage.classify, state, rounds)
                countedRounds(rounds) { _ = classifier.classify(Message(inquiry), in: bytes.span, scratch: scratch) }
            }
        }
    }
}

/// Known to scripts/costs by its name.
@inline(never)
private func countedRounds(_ rounds: Int, _ body: () -> Void) {
    for _ in 0..<rounds { body() }
}
