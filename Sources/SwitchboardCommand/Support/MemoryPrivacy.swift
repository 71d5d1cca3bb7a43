import Foundation

/// Keeps what people wrote, which passes through this process's memory, out of everything that a crash leaves behind.
enum MemoryPrivacy {
    /// The signals that Swift's runtime writes a backtrace for.
    private static let crashSignals = [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP]

    /// No core file, no memory in a core that the kernel hands to a program, and no backtrace: it shows the bytes that
    /// registers point at. Who sets `SWIFT_BACKTRACE` has asked for one and gets it.
    static func protect(environment: [String: String]) {
        var nothing = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &nothing)
        // A program that `core_pattern` names gets a core whatever the limit is. This says what goes into it.
        _ = try? Data("0\n".utf8).write(to: URL(fileURLWithPath: "/proc/self/coredump_filter"))
        guard environment["SWIFT_BACKTRACE"] == nil else { return }
        for number in crashSignals { signal(number, SIG_DFL) }
    }
}
