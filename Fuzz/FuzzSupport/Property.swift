/// Ends the process where a property does not hold: libFuzzer then saves the input and says how to replay it.
@inline(__always)
public func require(_ condition: Bool, _ property: @autoclosure () -> String) {
    if !condition { fatalError("Broken property: \(property())") }
}
