import Testing

@testable import Configuration

@Suite struct CPUAllowanceTests {
    private func cores(_ files: [String: String], machine: Int = 16) -> Int {
        CPUAllowance(machineCores: machine) { files[$0] }.cores
    }

    private let v2 = "/proc/self/cgroup"

    @Test(arguments: [
        ("Cpus_allowed_list:\t0-1\n", 2), ("Name:\tx\nCpus_allowed_list:\t0-3,8,10-11\nMems:\t0\n", 7),
        ("Cpus_allowed_list:\t5\n", 1), ("Cpus_allowed_list:\tx\n", 16), ("Cpus_allowed_list:\t3-1\n", 16), ("", 16),
    ])
    func theAffinityMaskCounts(_ status: String, _ expected: Int) {
        #expect(cores(["/proc/self/status": status]) == expected)
    }

    @Test(arguments: [
        ("200000 100000\n", 2), ("150000 100000\n", 2), ("20000 100000\n", 1), ("max 100000\n", 16), ("x\n", 16),
        ("3200000 100000\n", 16), ("0 0\n", 16),
    ])
    func theQuotaOfAControlGroupCounts(_ quota: String, _ expected: Int) {
        #expect(cores([v2: "0::/\n", "/sys/fs/cgroup/cpu.max": quota]) == expected)
    }

    @Test func theSmallestQuotaOfAllGroupsAboveCounts() {
        let files = [
            v2: "0::/system.slice/switchboard.service\n",
            "/sys/fs/cgroup/system.slice/switchboard.service/cpu.max": "max 100000\n",
            "/sys/fs/cgroup/system.slice/cpu.max": "300000 100000\n",
        ]
        #expect(cores(files) == 3)
    }

    @Test func theOlderControlGroupsCountToo() {
        let files = [
            v2: "4:memory:/docker/x\n3:cpu,cpuacct:/docker/x\n0::/\n",
            "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "250000\n", "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
        ]
        #expect(cores(files) == 3)
        let without = files.merging(["/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n"]) { $1 }
        #expect(cores(without) == 16)
    }

    @Test(arguments: [(0, 1), (1, 1), (3, 3), (4, 4), (64, 4)])
    func theDefaultOfWorkersIsTheCoresAtMostFour(_ cores: Int, _ workers: Int) {
        #expect(CPUAllowance.workers(cores: cores) == workers)
    }

    @Test func thisMachineHasACore() { #expect(CPUAllowance.current.cores >= 1) }
}
