/// What a YAML file may be at most. Each is far above what a person writes and low enough that no file, however
/// built, costs more than some milliseconds and megabytes.
public enum YAMLLimits {
    /// The size of a file in bytes: 1 MiB is about 20,000 lines of rules.
    public static let bytesMax = 1 << 20
    /// How many lists and mappings may stand inside each other. libyaml itself goes to any depth, in quadratic time.
    public static let depthMax = 32
    /// How many scalars, lists and mappings, keys included, a file may hold.
    public static let nodesMax = 50_000
    /// How many problems of a file get a hint. Looking for what somebody may have meant takes longer than reading what they
    /// wrote, and nobody mends the thousandth mistake by the hint of its own.
    public static let hintsMax = 50
}
