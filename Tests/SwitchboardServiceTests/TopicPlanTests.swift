import Configuration
import RuleBooks
import SwitchboardService
import Testing

/// What a configuration and its rule book need.
@Suite struct TopicPlanTests {
    @Test func theDefaultsReadByPatternAndWriteToEveryDepartment() throws {
        let plan = try TopicBench.plan()
        #expect(plan.inputs.isEmpty)
        #expect(plan.patterns.map(\.input) == ["inquiries"])
        #expect(
            plan.outputs.map(\.name) == [
                "assignments.safety", "assignments.transportation", "assignments.hr", "assignments.academics",
                "assignments.front-office", "switchboard.decisions", "switchboard.dead-letter",
            ])
        #expect(plan.shared.map(\.name) == ["switchboard.rule-books", "switchboard.instances"])
        #expect(plan.overlaps.isEmpty)
        #expect(
            plan.channelInputs.map(\.name)
                == ["sms", "email", "voicemail", "web", "chat", "social"].map { "inquiries.\($0)" })
    }

    @Test func onlyChannelsThatAPatternReadsAreProposed() throws {
        let plan = try TopicBench.plan(
            """
            inputs:
              - {name: texts, kafka_topic_pattern: '^inquiries\\.(sms|chat)$'}
              - {name: mail, kafka_topics: [inquiries.email]}
            """)
        #expect(plan.inputs == [PlannedTopic("inquiries.email", .input("mail"))])
        #expect(plan.channelInputs.map(\.name) == ["inquiries.sms", "inquiries.chat"])
    }

    @Test(arguments: [
        ("inputs: [{name: all, kafka_topic_pattern: '^assignments'}]", "assignments.hr", "the input all would read"),
        ("inputs: [{name: loop, kafka_topics: [assignments.hr]}]", "assignments.hr", "the input loop would read"),
        ("kafka_topics: {decisions: assignments.hr}", "assignments.hr", "both assignments of hr and decisions"),
        ("kafka_topics: {instances: assignments.hr}", "assignments.hr", "both assignments of hr and instances"),
    ])
    func anOutputThatWouldBeReadAgainOrSharedIsNamed(yaml: String, name: String, words: String) throws {
        let overlaps = try TopicBench.plan(yaml).overlaps
        let overlap = try #require(overlaps.first { $0.topic.name == name })
        #expect(overlap.sentence.contains(words))
    }

    @Test(
        arguments: [
            (#"^inquiries\.[a-z]+$"#, "inquiries."), ("^inquiries-", "inquiries-"), ("^in.*", "in"), ("^inx?", "in"),
            ("^(sms|chat)$", nil), ("^sms|chat", nil), ("^[i-j]+nquiries", nil), ("^a*b", nil),
            (#"^inq\w+"#, "inq"), (#"^in\.\d"#, "in."), (#"^in\<x"#, "in"),
        ] as [(String, String?)])
    func anACLCoversWhatAPatternBeginsWithAndNeverLess(pattern: String, prefix: String?) throws {
        let yaml = "inputs: [{name: some, kafka_topic_pattern: '\(pattern)'}]"
        let access = try TopicBench.access(yaml)
        #expect(access.sections[0].grants.map(\.name) == (prefix.map { [$0] } ?? []))
        #expect(access.sections[0].grants.allSatisfy { $0.isPrefix })
        #expect(access.unnamedInputs.count == (prefix == nil ? 1 : 0))
    }

    @Test func aRedrivesGrantsAreOptionalAndItsOwn() throws {
        let section = try #require(try TopicBench.access("kafka: {group: desk}").sections.last)
        #expect(section.purpose.contains("switchboard redrive"))
        #expect(section.grants.allSatisfy { $0.isOptional && $0.principal == "User:switchboard-redrive" })
        let words = section.grants.map { "\($0.resource.rawValue) \($0.name) \($0.operations.map(\.rawValue))" }
        #expect(
            words == [
                #"topic switchboard.dead-letter ["Read", "Describe"]"#,
                #"topic inquiries. ["Write", "Describe", "DescribeConfigs"]"#, #"group desk-redrive ["Read"]"#,
                #"transactional-id switchboard-desk-redrive ["Write", "Describe"]"#,
            ])
    }

    @Test func atLeastOnceNeedsNoTransactionalID() throws {
        let sections = try TopicBench.access("delivery: at_least_once").sections
        let grants = sections.dropLast().flatMap(\.grants)  // a redrive is exactly once all the same
        #expect(!grants.contains { $0.resource == .transactionalID })
        #expect(grants.contains { $0.resource == .cluster && $0.isOptional })
    }
}
