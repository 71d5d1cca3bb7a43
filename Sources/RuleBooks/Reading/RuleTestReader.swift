import YAML

/// Reads a test of a rule file.
struct RuleTestReader {
    let problems: YAMLProblems

    func read(_ node: YAMLNode) -> TestSource? {
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let read = TestMessageReader(problems: problems).read(&mapping)
        let expectNode = mapping.required("expect")
        mapping.finish()
        let example = "expect: {topic: transportation}"
        guard let (message, place) = read, let expectNode,
            var expect = YAMLMapping(expectNode, problems: problems, example: example)
        else { return nil }
        let test = TestSource(
            message: message, text: place, expectedTopic: expect.take("topic")?.name(problems),
            expectedCopies: expect.take("copies")?.names(problems),
            expectedPriority: expect.take("priority")?.priority(problems),
            fired: expect.take("rules")?.names(problems) ?? [],
            notFired: expect.take("not_rules")?.names(problems) ?? [], problems: problems)
        if expect.rest.count == 0, case .mapping(let entries) = expectNode.content, entries.isEmpty {
            problems.report(
                .expectation, "this test expects nothing", at: expectNode, hint: example)
        }
        expect.finish()
        return test
    }
}
