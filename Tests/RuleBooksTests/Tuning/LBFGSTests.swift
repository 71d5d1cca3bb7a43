import Testing

@testable import RuleBooks

/// The search for the least value.
struct LBFGSTests {
    @Test func aValleyIsFollowedToItsLowestPlace() {
        // Rosenbrock's function, whose valley bends: least at (1, 1).
        let place = LBFGS(stepsMax: 200, tolerance: 1e-14).minimise(from: [-1.2, 1]) { place, gradient in
            let (x, y) = (place[0], place[1])
            gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x)
            gradient[1] = 200 * (y - x * x)
            return 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x)
        }
        #expect(abs(place[0] - 1) < 1e-4 && abs(place[1] - 1) < 1e-4)
    }

    @Test func whereNothingIsToBeGainedItStays() {
        let place = LBFGS(stepsMax: 10, tolerance: 1e-9).minimise(from: [3, -2]) { _, gradient in
            gradient = [0, 0]
            return 5
        }
        #expect(place == [3, -2])
    }
}
