import Classification

/// What a condition's trace is put into words with, and what messages that change it are made from.
struct TraceContext {
    /// The message.
    let message: PlainMessage
    /// Its words.
    let words: MessageWords
    /// The rules of the topic: conditions name those they build on by their places.
    let rules: [RuleDefinition]
    /// The district's clocks.
    let clock: LocalClock
    /// The district's school days.
    let calendar: SchoolCalendar

    /// The rule that a condition builds on.
    func rule(_ place: Int) -> RuleDefinition? { rules.indices.contains(place) ? rules[place] : nil }
}
