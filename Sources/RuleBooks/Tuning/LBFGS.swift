/// Minimises a smooth function of many numbers by limited-memory BFGS: Nocedal and Wright, Numerical Optimization, 2nd edition,
/// algorithms 7.4 and 7.5, with steps halved until the function falls enough (3.1).
struct LBFGS {
    /// How many steps the curvature is remembered of: more gains little, as the book says.
    private static let memory = 8
    /// A step has to give so much of what the slope promises.
    private static let sufficientDecrease = 1e-4
    /// How often a step is halved before the search gives up.
    private static let halvingsMax = 30

    /// At most so many steps.
    let stepsMax: Int
    /// It ends where a step gains less than this share of the function.
    let tolerance: Double

    /// A function's value and its gradient at a place.
    typealias Function = (_ place: [Double], _ gradient: inout [Double]) -> Double

    /// One remembered step.
    private struct Step {
        var move: [Double]
        var change: [Double]
        var curvature: Double
    }

    /// The place that it comes to from a first one.
    func minimise(from first: [Double], onStep: (Int) -> Void = { _ in }, _ function: Function) -> [Double] {
        var place = first
        var gradient = [Double](repeating: 0, count: place.count)
        var value = function(place, &gradient)
        var steps: [Step] = []
        for number in 0..<stepsMax {
            onStep(number + 1)
            let direction = Self.direction(gradient, steps)
            let slope = Self.dot(direction, gradient)
            guard slope < 0 else { break }
            // The first step is as long as its gradient says nothing about: of length one.
            var length = steps.isEmpty ? 1 / max(1, Self.dot(gradient, gradient).squareRoot()) : 1
            var (next, nextGradient) = (place, gradient)
            var nextValue = value
            var halvings = 0
            repeat {
                for index in place.indices { next[index] = place[index] + length * direction[index] }
                nextValue = function(next, &nextGradient)
                if nextValue <= value + Self.sufficientDecrease * length * slope { break }
                length /= 2
                halvings += 1
            } while halvings < Self.halvingsMax
            guard nextValue < value else { break }
            remember(from: place, to: next, gradient, nextGradient, in: &steps)
            let gain = value - nextValue
            (place, gradient, value) = (next, nextGradient, nextValue)
            if gain <= tolerance * max(abs(value), 1) { break }
        }
        return place
    }

    private func remember(
        from place: [Double], to next: [Double], _ gradient: [Double], _ nextGradient: [Double], in steps: inout [Step]
    ) {
        let move = zip(next, place).map { $0 - $1 }
        let change = zip(nextGradient, gradient).map { $0 - $1 }
        let curvature = Self.dot(move, change)
        guard curvature > 0 else { return }
        if steps.count == Self.memory { steps.removeFirst() }
        steps.append(Step(move: move, change: change, curvature: curvature))
    }

    /// The two loops of algorithm 7.4.
    private static func direction(_ gradient: [Double], _ steps: [Step]) -> [Double] {
        var direction = gradient.map { -$0 }
        var shares = [Double](repeating: 0, count: steps.count)
        for (index, step) in steps.enumerated().reversed() {
            shares[index] = dot(step.move, direction) / step.curvature
            add(-shares[index], step.change, to: &direction)
        }
        if let last = steps.last {
            let scale = last.curvature / dot(last.change, last.change)
            for index in direction.indices { direction[index] *= scale }
        }
        for (index, step) in steps.enumerated() {
            let share = dot(step.change, direction) / step.curvature
            add(shares[index] - share, step.move, to: &direction)
        }
        return direction
    }

    private static func dot(_ one: [Double], _ other: [Double]) -> Double {
        var sum = 0.0
        let (one, other) = (one.span, other.span)
        for index in one.indices { sum += one[index] * other[index] }
        return sum
    }

    private static func add(_ factor: Double, _ vector: [Double], to sum: inout [Double]) {
        let vector = vector.span
        for index in sum.indices { sum[index] += factor * vector[index] }
    }
}
