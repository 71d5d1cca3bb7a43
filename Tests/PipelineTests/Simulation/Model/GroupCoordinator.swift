/// A consumer as its group knows it.
struct ModelMembership {
    var member: ModelGroup.Member?
    var generation = -1
}

/// The group's coordinator: members, generations and committed offsets. Eager: every member gives all back before the next
/// generation.
struct ModelGroup {
    final class Member {
        /// Since when no heartbeat comes; nil while they do.
        var silentSince: Int64?
        var hasJoined = false
        /// Whether it has left or was put out.
        var isGone = false
        var partitions: [Int] = []
    }

    /// Who joined first stands first.
    private var members: [Member] = []
    private(set) var generation = 0
    private(set) var isRebalancing = false
    /// Whether anything has changed, here or with a consumer, that a consumer may have to act on.
    var hasNews = false
    /// By partition.
    private(set) var committed: [Int64?]
    let partitions: Int

    init(partitions: Int) {
        self.partitions = partitions
        committed = [Int64?](repeating: nil, count: partitions)
    }

    /// JoinGroup of a new member, or of one whose generation is over.
    mutating func join(_ known: Member?) -> Member {
        isRebalancing = true
        hasNews = true
        let member = known ?? Member()
        if known == nil { members.append(member) }
        member.hasJoined = true
        completeIfAllJoined()
        return member
    }

    mutating func leave(_ member: Member) {
        guard !member.isGone else { return }
        member.isGone = true
        members.removeAll { $0 === member }
        startRebalance()
        completeIfAllJoined()
    }

    mutating func startRebalance() {
        isRebalancing = true
        hasNews = true
        for member in members { member.hasJoined = false }
    }

    /// Puts members out that were not heard of for a session.
    mutating func expire(now: Int64) {
        for member in members {
            if let since = member.silentSince, now - since > ModelCluster.sessionTimeout { leave(member) }
        }
    }

    /// Whether it stays as it is while its members only poll.
    var isStable: Bool {
        for member in members where member.silentSince != nil { return false }
        return !isRebalancing && !hasNews
    }

    /// Whether a commit may name this membership. One without member and generation is not checked.
    func accepts(_ membership: ModelMembership) -> Bool {
        guard let member = membership.member else { return membership.generation < 0 }
        return !member.isGone && membership.generation == generation
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
