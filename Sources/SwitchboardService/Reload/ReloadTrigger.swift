/// Who asks for a reload.
enum ReloadTrigger: String, Sendable {
    /// A look at the folder, every `reload.interval`.
    case poll
    /// SIGHUP.
    case signal
    /// `switchboard reload`.
    case command = "reload"

    var settling: Settling { self == .poll ? .found : .asked }
}
