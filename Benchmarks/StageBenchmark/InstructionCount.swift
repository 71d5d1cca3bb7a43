import Inquiries

/// What scripts/costs counts: calls of `countedRounds`, to which callgrind pays attention alone, each announced on standard output.
enum InstructionCount {
    static func run(_ rounds: Int) {
        let stages = Stages(book: StageBenchmark.compileRuleBook())
        for sample in Sample.all {
            sample.withRecord { record in
                for stage in Stages.Stage.allCases {
                    print(sample.name, stage, "cold", 1)
                    countedRounds(1, of: stage, in: stages, record)
                }
                for stage in Stages.Stage.allCases {
                    print(sample.name, stage, "warm", rounds)
                    countedRounds(rounds, of: stage, in: stages, record)
                }
            }
        }
    }
}

/// Known to scripts/costs by its name.
@inline(never)
private func countedRounds(_ rounds: Int, of stage: Stages.Stage, in stages: Stages, _ record: InboundRecord) {
    for _ in 0..<rounds { stages.run(stage, record) }
}
