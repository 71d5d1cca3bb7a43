import Matching

/// What weighing words asks of the classifier beside decisions.
extension Classifier {
    /// An entry of a rule's lexicon that occurred.
    public struct LexiconHit: Sendable, Hashable {
        /// The rule.
        public let rule: RuleID
        /// The entry's place in its lexicon.
        public let entry: Int
    }

    /// The entries of rules' lexicons that occurred in the message that was decided last with this scratch. A rule's lexicon is
    /// the one that holds together with its other conditions, whether they hold or not.
    public func lexiconHits(in scratch: ClassifierScratch) -> [LexiconHit] {
        program.rules.enumerated().flatMap { id, rule in
            rule.lexicon < 0
                ? []
                : scratch.state.entriesFound(of: program.lexicons[Int(rule.lexicon)]).map {
                    LexiconHit(rule: id, entry: $0.entry)
                }
        }
    }

    /// The words of a text as phrases see them: folded, and letters of scripts without spaces each for itself.
    public static func words(of text: String) -> [String] {
        var folded = FoldedText()
        let bytes = [UInt8](text.utf8)
        folded.append(bytes.indices, of: bytes.span)
        return (0..<folded.wordCount).map { String(decoding: folded.bytes(ofWord: $0), as: UTF8.self) }
    }
}
