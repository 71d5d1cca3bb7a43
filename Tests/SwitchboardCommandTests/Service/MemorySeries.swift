/// What a process held in memory over a time, and how it went.
struct MemorySeries {
    private var points: [(seconds: Double, mebibytes: Double)] = []

    mutating func add(seconds: Double, mebibytes: Int) { points.append((seconds, Double(mebibytes))) }

    var highest: Double { points.map(\.mebibytes).max() ?? 0 }

    /// The slope of the straight line that fits best, in MiB a minute.
    var slopePerMinute: Double {
        let count = Double(points.count)
        let middle = (
            seconds: points.reduce(0) { $0 + $1.seconds } / count,
            mebibytes: points.reduce(0) { $0 + $1.mebibytes } / count
        )
        let spread = points.reduce(0) { $0 + ($1.seconds - middle.seconds) * ($1.seconds - middle.seconds) }
        let common = points.reduce(0) { $0 + ($1.seconds - middle.seconds) * ($1.mebibytes - middle.mebibytes) }
        return spread > 0 ? common / spread * 60 : 0
    }
}
