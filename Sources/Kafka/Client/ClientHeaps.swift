import CRdKafka

/// How glibc keeps the memory that clients let go of: megabytes a second, most of it by another thread than the one that asked for it.
public enum ClientHeaps {
    /// So much of what is free at a heap's end is kept: a moment's records, so that they cost no page faults. Left alone, glibc raises
    /// this to twice the largest block that it ever mapped and freed, and compiling a large rule book frees one of several mebibytes:
    /// after that next to nothing was given back.
    private static let keptBytes: Int32 = 2 << 20
    /// At least so many heaps, so that threads seldom wait for each other. glibc's own limit is eight a core, and each of a process's fifty
    /// threads gets one as long as there are any: what is free in one is of no use to the others.
    private static let leastHeaps = 4

    /// Sets both, over what the environment says to glibc. To be called before memory is needed: what was allocated stays where it is.
    public static func bound(workers: Int) {
        mallopt(M_TRIM_THRESHOLD, keptBytes)
        mallopt(M_ARENA_MAX, Int32(clamping: max(leastHeaps, workers)))
    }
}
