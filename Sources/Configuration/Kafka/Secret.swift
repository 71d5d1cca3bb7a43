/// A password. Whatever prints it, by description, by reflection or in a debugger, shows that it is one and no more.
public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The password itself, for the one place that hands it on.
    public let exposed: String

    /// A secret of a text.
    public init(_ text: String) { exposed = text }

    /// Not the password.
    public var description: String { "‹secret›" }
    /// Not the password.
    public var debugDescription: String { description }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
