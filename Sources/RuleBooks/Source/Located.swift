import YAML

/// A value with the node it was read from, for problems that show only once all files are read.
struct Located<Value> {
    let value: Value
    let node: YAMLNode
}
