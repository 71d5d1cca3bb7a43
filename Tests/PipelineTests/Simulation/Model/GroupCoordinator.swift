/// A consumer as its group knows it.
struct ModelMembership {
    var id: Int?
    var generation = -1
}

/// The group's coordinator: members, generations and committed offsets. Eager: every member gives all back before the next
/// generation.
struct ModelGroup {
    final class Member {
        let id: Int
        var lastHeartbeat: Int64
        var hasJoined = false
        var partitions: [Int] = []

        init(_ id: Int, now: Int64) {
            self.id = id
            lastHeartbeat = now
        }
    }

    /// By their ids: who joined first stands first.
    private var members: [Member] = []
    private(set) var generation = 0
    private(set) var isRebalancing = false
    /// By partition.
    private(set) var committed: [Int64?]
    private var nextMember = 1
    let partitions: Int

    init(partitions: Int) {
        self.partitions = partitions
        committed = [Int64?](repeating: nil, count: partitions)
    }

    func member(_ id: Int) -> Member? {
        for member in members where member.id == id { return member }
        return nil
    }

    /// JoinGroup of a new member, or of one whose generation is over.
    mutating func join(_ id: Int?, now: Int64) -> Int {
        isRebalancing = true
        let member = id.flatMap { self.member($0) } ?? add(now: now)
        member.hasJoined = true
        completeIfAllJoined()
        return member.id
    }

    private mutating func add(now: Int64) -> Member {
        let member = Member(nextMember, now: now)
        members.append(member)
        nextMember += 1
        return member
    }

    mutating func leave(_ id: Int) {
        guard member(id) != nil else { return }
        members.removeAll { $0.id == id }
        startRebalance()
        completeIfAllJoined()
    }

    mutating func startRebalance() {
        isRebalancing = true
        for member in members { member.hasJoined = false }
    }

    /// Puts members out that were not heard of for a session.
    mutating func expire(now: Int64) {
        for member in members where now - member.lastHeartbeat > ModelCluster.sessionTimeout { leave(member.id) }
    }

    /// Whether a commit may name this membership. One without member and generation is not checked.
    func accepts(_ membership: ModelMembership) -> Bool {
        guard membership.id != nil || membership.generation >= 0 else { return true }
        guard let id = membership.id, member(id) != nil else { return false }
        return membership.generation == generation
    }

    mutating func commit(_ partition: Int, _ offset: Int64, problems: inout [String]) {
        if offset < committed[partition] ?? 0 {
            problems.append("6 offsets honest: partition \(partition) moved back to \(offset)")
        }
        committed[partition] = offset
    }

    private mutating func completeIfAllJoined() {
        guard isRebalancing else { return }
        for member in members where !member.hasJoined { return }
        isRebalancing = false
        generation += 1
        for member in members { member.partitions = [] }
        guard !members.isEmpty else { return }
        // With each generation some partitions move and some stay.
        for partition in 0..<partitions {
            let owner = (partition * 7 + generation * (partition % 2 + 1)) % members.count
            members[owner].partitions.append(partition)
        }
    }
}
