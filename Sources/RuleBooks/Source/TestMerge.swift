import YAML

/// Puts an overlay's tests on those below.
enum TestMerge {
    /// A test of the same text takes the place of the one below. One below that expects a rule to fire that the overlay
    /// switches off can't hold any more, and is left out.
    static func merge(_ own: RuleSetSource, over below: RuleSetSource) -> [TestSource] {
        let off = Set(own.rules.filter(\.isOff).map(\.id.value))
        let texts = Set(own.tests.compactMap(\.text.scalarText))
        var kept = below.tests.filter { test in
            !test.fired.contains { off.contains($0.value) } && !(test.text.scalarText.map(texts.contains) ?? false)
        }
        for place in kept.indices { kept[place].notFired.removeAll { off.contains($0.value) } }
        return kept + own.tests
    }
}
