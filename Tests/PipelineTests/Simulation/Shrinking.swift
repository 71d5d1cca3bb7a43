extension Schedule {
    /// The least of this schedule's faults, and of what they skip, that still fails.
    func shrunk(fails: (Schedule) -> Bool) -> Schedule {
        var least = self
        var hasShrunk = true
        while hasShrunk {
            hasShrunk = false
            for candidate in least.smaller where fails(candidate) {
                least = candidate
                hasShrunk = true
                break
            }
        }
        return least
    }

    /// This schedule without one of its faults, or with one that skips less.
    private var smaller: [Schedule] {
        var all: [Schedule] = []
        for index in faults.indices {
            var without = self
            without.faults.remove(at: index)
            all.append(without)
            guard faults[index].skip > 0 else { continue }
            var sooner = self
            sooner.faults[index].skip -= 1
            all.append(sooner)
        }
        return all
    }
}
