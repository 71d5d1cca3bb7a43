import YAML

/// Puts an overlay's tests on those below.
enum TestMerge {
    /// A test of the same text takes the place of the one below.
    static func merge(
        _ own: RuleSetSource, over below: RuleSetSource, _ departmentsOff: Set<String>
    ) -> [TestSource] {
        let texts = Set(own.tests.compactMap(\.text.scalarText))
        let others = below.tests.filter { test in !(test.text.scalarText.map(texts.contains) ?? false) }
        return kept(others, without: Set(own.rules.filter(\.isOff).map(\.id.value)), departmentsOff) + own.tests
    }

    /// The tests that can still hold: those left out expect a rule to fire that the overlay switches off, or a copy to such a
    /// department.
    static func kept(
        _ tests: [TestSource], without rulesOff: Set<String>, _ departmentsOff: Set<String>
    ) -> [TestSource] {
        var kept = tests.filter { test in
            !test.fired.contains { rulesOff.contains($0.value) }
                && !(test.expectedCopies ?? []).contains { departmentsOff.contains($0.value) }
        }
        for place in kept.indices { kept[place].notFired.removeAll { rulesOff.contains($0.value) } }
        return kept
    }
}
