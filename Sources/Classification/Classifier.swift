import Matching

/// A compiled rule book's decision function: immutable and shared by all workers; each brings its own scratch.
public final class Classifier: Sendable {
    /// What it was compiled from.
    public let definition: ClassifierDefinition
    /// The rules' topics and ids, by `RuleID`.
    public let rules: [RuleName]

    let program: RuleProgram
    let automaton: Automaton

    /// A rule's topic and its id in that topic.
    public struct RuleName: Sendable, Equatable {
        /// The topic whose rule set it stands in.
        public let topic: TopicID
        /// Its id, unique in its topic.
        public let id: String
    }

    /// Compiles a definition; throws all problems at once.
    public init(compiling definition: ClassifierDefinition) throws(ClassifierError) {
        var compiler = RuleCompiler()
        compiler.compile(definition)
        if !compiler.problems.isEmpty { throw ClassifierError(problems: compiler.problems) }
        self.definition = definition
        rules = definition.topics.enumerated().flatMap { topic, definition in
            definition.rules.map { RuleName(topic: topic, id: $0.id) }
        }
        program = compiler.program
        automaton = Automaton(compiler.groups.automaton)
    }

    /// What is wrong with a pattern, nil where nothing is: so that each can be checked where it stands.
    public static func problem(in pattern: PatternDefinition) -> ClassifierError.Reason? {
        do throws(ClassifierError.Reason) {
            _ = try cost(of: pattern)
            return nil
        } catch {
            return error
        }
    }

    /// What a pattern takes to read and to build, in moves between states, about: so that many together can be refused.
    /// Throws what is wrong with it.
    public static func cost(of pattern: PatternDefinition) throws(ClassifierError.Reason) -> Int {
        if case .phrase(let text, _) = pattern, Phrase.isOfFewWords(text) { return 1 }
        switch try Self.pattern(pattern) {
        case .phrase(let phrase): return phrase.elements.count
        case .expression(let expression): return expression.cost
        }
    }

    /// A pattern, read.
    static func pattern(_ definition: PatternDefinition) throws(ClassifierError.Reason) -> Pattern {
        switch definition {
        case .phrase(let text, let allowsTypos): .phrase(try phrase(text, allowsTypos: allowsTypos))
        case .expression(let text): .expression(try expression(text))
        }
    }

    private static func phrase(_ text: String, allowsTypos: Bool) throws(ClassifierError.Reason) -> Phrase {
        do throws(PhraseError) {
            return try Phrase(text, allowsTypos: allowsTypos)
        } catch {
            switch error {
            case .noWord: throw .phraseWithoutWord(text)
            case .tooManyWords(let count): throw .phraseTooLong(text, words: count, wordsMax: Phrase.wordsMax)
            case .unknownSlot(let slot): throw .unknownSlot(text, slot: slot)
            case .openBrace: throw .openSlot(text)
            case .misplacedStar: throw .misplacedStar(text)
            }
        }
    }

    private static func expression(_ text: String) throws(ClassifierError.Reason) -> RegularExpression {
        do throws(RegularExpressionError) {
            return try RegularExpression(text)
        } catch {
            throw .expression(text, problem: error.description, offset: error.offset)
        }
    }

    /// Decides one message whose fields stand in `bytes`. Linear in the text; allocates nothing once `scratch` is warm.
    public func classify(_ message: Message, in bytes: Span<UInt8>, scratch: ClassifierScratch) -> Decision {
        if scratch.state.automaton.automaton !== automaton {
            scratch.state = MessageState(for: program, topicCount: definition.topics.count, automaton: automaton)
        }
        return classify(message, in: bytes, state: &scratch.state)
    }

    /// The words that made each rule of the last message fire, at most `ClassifierLimits.evidencePerRuleMax` a rule. Apart from
    /// deciding, which needs none of them; `scratch` is as deciding left it.
    public func findEvidence(in scratch: ClassifierScratch, into evidence: inout FiredEvidence) {
        scratch.state.findEvidence(by: program, into: &evidence)
    }

    private func classify(_ message: Message, in bytes: Span<UInt8>, state: inout MessageState) -> Decision {
        state.begin()
        state.text.removeAll()
        if !message.subject.isEmpty { state.text.append(message.subject, of: bytes) }
        state.subjectWordCount = state.text.wordCount
        state.text.append(message.text, of: bytes)
        state.findParts(of: message, in: bytes)
        state.guessedLanguage = message.language.isEmpty ? state.text.guessLanguage(from: state.subjectWordCount) : nil
        state.findPhrases(of: program)
        state.evaluateRules(of: program, for: message, in: bytes)
        return decide(on: &state)
    }
}
