import Foundation

/// How many cores a process may use: by its affinity mask, and by the quotas of the control groups it is in.
struct CPUAllowance {
    /// The cores of the machine, for where /proc does not tell the affinity mask.
    var machineCores: Int
    /// Reads a file of /proc or /sys; nil where it is not there.
    var read: (_ path: String) -> String?

    static var current: CPUAllowance {
        CPUAllowance(machineCores: ProcessInfo.processInfo.activeProcessorCount) {
            try? String(contentsOfFile: $0, encoding: .utf8)
        }
    }

    /// The cores, at least one. A quota of one and a half counts as two: a worker waits for the broker much of its time.
    var cores: Int {
        let affinity = affinity ?? machineCores
        let quota = min(quotaV2 ?? .infinity, quotaV1 ?? .infinity)
        guard quota.isFinite, quota < Double(affinity) else { return max(affinity, 1) }
        return max(Int(quota.rounded(.up)), 1)
    }

    /// The default of `workers`: with more than four, on one machine, the broker is what limits.
    static func workers(cores: Int) -> Int { min(max(cores, 1), 4) }

    /// The cores of the affinity mask, which cpuset control groups narrow too: what sched_getaffinity(2) gives, as
    /// /proc/self/status shows it (`Cpus_allowed_list: 0-3,8`). Swift's Glibc module does not have the call.
    private var affinity: Int? {
        let name = "Cpus_allowed_list:"
        guard let line = (read("/proc/self/status") ?? "").split(separator: "\n").first(where: { $0.hasPrefix(name) })
        else { return nil }
        var count = 0
        for range in line.dropFirst(name.count).split(separator: ",") {
            let ends = range.split(separator: "-").map { Int($0.trimmingCharacters(in: .whitespaces)) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, (0...65535).contains(first),
                (first...65535).contains(last)
            else { return nil }
            count += last - first + 1
        }
        return count > 0 ? count : nil
    }

    /// The smallest quota of the process's control group and those above it (cgroup v2: `cpu.max`, "quota period" or "max period").
    private var quotaV2: Double? {
        guard let path = groupPath(where: { $0.isEmpty }) else { return nil }
        return ancestors(path).compactMap { folder -> Double? in
            guard let text = read("/sys/fs/cgroup\(folder)/cpu.max") else { return nil }
            let parts = text.split(whereSeparator: \.isWhitespace)
            guard parts.count == 2 else { return nil }
            return ratio(parts[0], parts[1])
        }.min()
    }

    /// The same for cgroup v1: `cpu.cfs_quota_us`, -1 for none.
    private var quotaV1: Double? {
        guard let path = groupPath(where: { $0.split(separator: ",").contains("cpu") }) else { return nil }
        return ancestors(path).compactMap { folder -> Double? in
            guard let quota = read("/sys/fs/cgroup/cpu\(folder)/cpu.cfs_quota_us"),
                let period = read("/sys/fs/cgroup/cpu\(folder)/cpu.cfs_period_us")
            else { return nil }
            return ratio(Substring(quota), Substring(period))
        }.min()
    }

    private func ratio(_ quota: Substring, _ period: Substring) -> Double? {
        func number(_ text: Substring) -> Double? { Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) }
        guard let quota = number(quota), let period = number(period), quota > 0, period > 0 else { return nil }
        return quota / period
    }

    /// The group's folder by /proc/self/cgroup, whose lines are `number:controllers:folder`.
    private func groupPath(where matches: (Substring) -> Bool) -> Substring? {
        for line in (read("/proc/self/cgroup") ?? "").split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3, matches(parts[1]) { return parts[2] }
        }
        return nil
    }

    /// A folder and those above it, the root (in a container: its own group) last and empty.
    private func ancestors(_ path: Substring) -> [Substring] {
        var folders: [Substring] = []
        var rest = path
        while !rest.isEmpty, rest != "/" {
            folders.append(rest)
            rest = rest[..<(rest.lastIndex(of: "/") ?? rest.startIndex)]
        }
        return folders + [""]
    }
}
