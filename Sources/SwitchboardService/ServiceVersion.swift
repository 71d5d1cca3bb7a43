/// Switchboard's own version.
public enum ServiceVersion {
    /// The version, by semantic versioning. Below 1.0.0 the configuration may still change between versions.
    public static let current = "0.1.0"
}
