import Foundation

/// A condition that did not come true in time.
public struct ConditionNotMet: Error, CustomStringConvertible {
    /// What was waited for, and how long.
    public let description: String

    /// An error that says what did not come true.
    public init(description: String) {
        self.description = description
    }
}

/// Waits until `condition` holds, looking every 20 ms.
public func awaitCondition(
    _ name: String, within seconds: Double = 20, _ condition: () throws -> Bool
) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
        guard ContinuousClock.now < deadline else {
            throw ConditionNotMet(description: "not within \(seconds) s: \(name)")
        }
        Thread.sleep(forTimeInterval: 0.02)
    }
}
