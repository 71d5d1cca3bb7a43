/// Who asks for a reload.
enum ReloadTrigger: String, Sendable {
    /// A look at the folder, every `reload.interval`.
    case poll
    /// SIGHUP.
    case signal
    /// `switchboard reload`.
    case command = "reload"
    /// A confirmation or a rollback that another instance was asked for.
    case order

    var settling: Settling { self == .poll ? .found : .asked }
}
