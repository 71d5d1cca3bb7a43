/// What a command line said, read by the parameters that declare it.
public struct ParameterValues: Sendable {
    private var texts: [String: [String]]

    init(_ texts: [String: [String]]) { self.texts = texts }

    /// The value of a parameter: what was said, else its default.
    public subscript<Value>(parameter: Parameter<Value>) -> Value {
        guard let texts = texts[parameter.declaration.label] else { return parameter.fallback }
        return parameter.value(of: texts)
    }

    /// Whether the command line or the environment gave it.
    public func wasGiven<Value>(_ parameter: Parameter<Value>) -> Bool {
        texts[parameter.declaration.label] != nil
    }
}
