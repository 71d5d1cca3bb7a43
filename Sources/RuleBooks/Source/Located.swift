import YAML

/// A value with the node it was read from and where that file's problems go, for problems that show only once all files
/// are read.
struct Located<Value> {
    let value: Value
    let node: YAMLNode
    let problems: YAMLProblems

    /// Reports a problem where the value stands.
    func report(_ code: RuleBookCode, _ message: String, hint: @autoclosure () -> String? = nil) {
        problems.report(code, message, at: node, hint: hint())
    }
}
