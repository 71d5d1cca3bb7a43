import Foundation

/// How much memory the process takes at most beyond what it has now. Linux alone counts so (proc(5), clear_refs and status).
struct MemoryPeak {
    private let before: Int

    /// Begins to count, with what is free returned to the system.
    init() {
        Self.returnFreeMemory()
        guard let file = fopen("/proc/self/clear_refs", "w") else {
            StageBenchmark.fail("the peak of memory can't be set back on this system")
        }
        fputs("5", file)
        fclose(file)
        before = Self.kibibytes("VmRSS")
    }

    /// The growth so far, in MiB.
    var growth: Double { Double(Self.kibibytes("VmHWM") - before) / 1024 }

    /// `malloc_trim(0)`, which Foundation does not show.
    private static func returnFreeMemory() {
        typealias Trim = @convention(c) (Int) -> Int32
        guard let trim = dlsym(nil, "malloc_trim") else { StageBenchmark.fail("there is no malloc_trim") }
        _ = unsafeBitCast(trim, to: Trim.self)(0)
    }

    private static func kibibytes(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
        guard let figure = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) }) else {
            StageBenchmark.fail("/proc/self/status has no \(name)")
        }
        return figure
    }
}
