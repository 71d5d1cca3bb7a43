/// A consumer as its group knows it.
struct ModelMembership {
    var id: Int?
    var generation = -1
}

/// The group's coordinator: members, generations and committed offsets. Eager: every member gives all back before the next
/// generation.
struct ModelGroup {
    struct Member {
        var lastHeartbeat: Int64
        var hasJoined: Bool
        var partitions: [Int] = []
    }

    private(set) var members: [Int: Member] = [:]
    private(set) var generation = 0
    private(set) var isRebalancing = false
    private(set) var committed: [Int: Int64] = [:]
    private var nextMember = 1
    let partitions: Int

    init(partitions: Int) { self.partitions = partitions }

    /// JoinGroup of a new member, or of one whose generation is over.
    mutating func join(_ id: Int?, now: Int64) -> Int {
        let id = id ?? nextMember
        nextMember = max(nextMember, id + 1)
        isRebalancing = true
        members[id, default: Member(lastHeartbeat: now, hasJoined: true)].hasJoined = true
        completeIfAllJoined()
        return id
    }

    mutating func leave(_ id: Int) {
        guard members.removeValue(forKey: id) != nil else { return }
        startRebalance()
        completeIfAllJoined()
    }

    mutating func startRebalance() {
        isRebalancing = true
        for id in members.keys { members[id]?.hasJoined = false }
    }

    /// False for who is no member (any more).
    mutating func heartbeat(_ id: Int, now: Int64) -> Bool {
        guard let place = members.index(forKey: id) else { return false }
        members.values[place].lastHeartbeat = now
        return true
    }

    /// Puts members out that were not heard of for a session.
    mutating func expire(now: Int64) {
        let silent = members.filter { now - $0.value.lastHeartbeat > ModelCluster.sessionTimeout }.keys
        for id in silent.sorted() { leave(id) }
    }

    /// Whether a commit may name this membership. One without member and generation is not checked.
    func accepts(_ membership: ModelMembership) -> Bool {
        guard membership.id != nil || membership.generation >= 0 else { return true }
        guard let id = membership.id, members[id] != nil else { return false }
        return membership.generation == generation
    }

    /// What a member owns in the present generation; nil while there is none.
    func assignment(of id: Int) -> [Int]? { isRebalancing ? nil : members[id]?.partitions }

    mutating func commit(_ partition: Int, _ offset: Int64, problems: inout [String]) {
        if offset < committed[partition] ?? 0 {
            problems.append("6 offsets honest: partition \(partition) moved back to \(offset)")
        }
        committed[partition] = offset
    }

    private mutating func completeIfAllJoined() {
        guard isRebalancing, members.values.allSatisfy(\.hasJoined) else { return }
        isRebalancing = false
        generation += 1
        let ids = members.keys.sorted()
        for id in ids { members[id]?.partitions = [] }
        guard !ids.isEmpty else { return }
        // With each generation some partitions move and some stay.
        for partition in 0..<partitions {
            let owner = (partition * 7 + generation * (partition % 2 + 1)) % ids.count
            members[ids[owner]]?.partitions.append(partition)
        }
    }
}
