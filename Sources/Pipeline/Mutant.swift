#if MUTANTS
    import Glibc

    /// A worker with one error, which the invariants must catch: docs/testing.md. Compiled in by `make mutants` alone; the environment
    /// variable MUTANT chooses it.
    enum Mutant: String, CaseIterable {
        case offsetsOutsideTransaction, offsetNotPlusOne, noRewindAfterAbort, rewindToRememberedPosition
        case cachedGroupMetadata, metadataAfterRebalance, batchKeptThroughRebalance, produceErrorIgnored
        case readUncommitted, producerNotReplaced

        static let current = getenv("MUTANT").flatMap { Mutant(rawValue: String(cString: $0)) }

        static func isOn(_ mutant: Mutant) -> Bool { current == mutant }
    }

    /// Group metadata that outlives a delivery.
    final class GroupCache<Metadata: ~Copyable> {
        var value: Metadata?
    }
#endif
