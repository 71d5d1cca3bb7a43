/// Follows the empty moves of an expression's steps to the positions behind them.
struct ExpressionClosure {
    /// What stands before a step.
    enum Before { case letter, gap, fieldStart }

    /// What places ask to stand behind them; the last is the field's end with its gap passed.
    private enum Behind: Int, CaseIterable { case anything, letter, gap, fieldEnd, fieldEndPassed }

    /// Where the expression begins.
    let first: Int
    /// The positions met so far: their bytes, nil for a gap, and the step behind them.
    private(set) var found: [(ranges: [ClosedRange<UInt8>]?, next: Int)] = []

    private let steps: [ExpressionSteps.Step]
    private var positionOfStep: [Int32]
    /// By step and what has to stand behind it: the number of the pass that was there last.
    private var visits: [Int32]
    private var pass: Int32 = 0

    init(of steps: ExpressionSteps) {
        self.steps = steps.steps
        first = steps.first
        positionOfStep = [Int32](repeating: -1, count: self.steps.count)
        visits = [Int32](repeating: 0, count: Behind.allCases.count * self.steps.count)
    }

    /// Where the expression may go on or end from a step.
    mutating func exits(from step: Int, behind before: Before) -> PositionAutomaton.Exits {
        var exits = PositionAutomaton.Exits()
        var pending: [(step: Int, behind: Behind)] = [(step, .anything)]
        pass += 1
        while let (step, behind) = pending.popLast() {
            let visit = Behind.allCases.count * step + behind.rawValue
            if visits[visit] == pass { continue }
            visits[visit] = pass
            switch steps[step] {
            case .nothing: break
            case .either(let one, let other): pending += [(other, behind), (one, behind)]
            case .accept:
                switch behind {
                case .anything, .gap: exits.accepts = true
                case .fieldEnd, .fieldEndPassed: exits.acceptsAtFieldEnd = true
                case .letter: break
                }
            case .place(let place, let next):
                if let behind = Self.behind(place, behind, before) { pending.append((next, behind)) }
            case .bytes(let ranges, let next):
                if behind == .anything || behind == .letter {
                    exits.positions.append(position(of: step, ranges, next: next))
                }
            case .gap(let next):
                // A gap that is open is the same gap; the one at the field's end has nothing behind it.
                if before != .letter || behind == .fieldEndPassed {
                    pending.append((next, behind))
                } else if behind == .fieldEnd {
                    pending.append((next, .fieldEndPassed))
                } else if behind != .letter {
                    exits.positions.append(position(of: step, nil, next: next))
                }
            }
        }
        return exits
    }

    /// What has to stand behind a place, nil where it can't be.
    private static func behind(_ place: ExpressionNode.Place, _ behind: Behind, _ before: Before) -> Behind? {
        switch place {
        case .fieldStart: return before == .fieldStart ? behind : nil
        case .fieldEnd: return behind == .letter ? nil : behind == .fieldEndPassed ? behind : .fieldEnd
        case .wordBoundary:
            if before == .letter {
                return behind == .anything ? .gap : behind == .gap || behind == .fieldEnd ? behind : nil
            }
            return behind == .anything || behind == .letter ? .letter : nil
        }
    }

    private mutating func position(of step: Int, _ ranges: [ClosedRange<UInt8>]?, next: Int) -> Int32 {
        if positionOfStep[step] < 0 {
            positionOfStep[step] = Int32(found.count)
            found.append((ranges, next))
        }
        return positionOfStep[step]
    }
}
