/// Rounds weights, so that many words share a line: nobody can tell 13 points from 14.
enum PointLadder {
    /// Whole points, in steps of a twentieth of the threshold, above a quarter of it of an eighth.
    static func round(_ points: Double, threshold: Int) -> Int {
        let isFine = abs(points) < Double(threshold) / 4
        let step = max(1, isFine ? threshold / 20 : threshold / 8)
        let rounded = Int((points / Double(step)).rounded()) * step
        return min(max(rounded, -RuleBookLimits.scoreMax), RuleBookLimits.scoreMax)
    }
}
