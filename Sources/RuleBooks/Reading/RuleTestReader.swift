import YAML

/// Reads a test of a rule file.
struct RuleTestReader {
    let problems: YAMLProblems

    func read(_ node: YAMLNode) -> TestSource? {
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let text = mapping.required("text")
        var message = RuleTest.Message(text: text?.shownText(problems)?.value ?? "")
        message.subject = mapping.text("subject") ?? ""
        for (key, field) in ConditionReader.fields { message.fields[field] = mapping.text(key) }
        message.isConfidential = mapping.bool("confidential") ?? false
        let expectNode = mapping.required("expect")
        mapping.finish()
        guard let text, let expectNode, var expect = YAMLMapping(expectNode, problems: problems) else { return nil }
        let test = TestSource(
            message: message, text: text, expectedTopic: expect.take("topic")?.name(problems),
            expectedCopies: expect.take("copies")?.names(problems),
            expectedPriority: expect.take("priority")?.priority(problems),
            fired: expect.take("rules")?.names(problems) ?? [],
            notFired: expect.take("not_rules")?.names(problems) ?? [])
        if expect.rest.count == 0, case .mapping(let entries) = expectNode.content, entries.isEmpty {
            problems.report(
                .expectation, "this test expects nothing", at: expectNode, hint: "expect: {topic: transportation}")
        }
        expect.finish()
        return test
    }
}
