/// Why a text is no regular expression that can be matched in linear time over folded words.
public struct RegularExpressionError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
        /// More than `RegularExpression.lengthMax` code points.
        case tooLong(Int)
        /// More than `RegularExpression.positionsMax` positions or `movesMax` moves between them.
        case tooLarge
        /// Groups nested deeper than `RegularExpression.depthMax`.
        case tooDeep
        /// A count above `RegularExpression.countMax`.
        case countTooLarge
        /// A counted repeat within a counted repeat.
        case nestedCount
        /// A count whose end is below its beginning.
        case countBackwards
        /// A `{` that begins no counted repeat.
        case noCount
        /// A repetition of nothing, or of a repetition.
        case nothingToRepeat
        /// A `(` that nothing closes.
        case openGroup
        /// A `)` that closes nothing.
        case closedGroup
        /// A `[` that nothing closes.
        case openClass
        /// A range that ends before it begins, or at a class.
        case badRange
        /// Ranges of more than `RegularExpression.rangesMax` code points.
        case rangeTooLarge
        /// A class that does not exist, such as `[:foo:]` or `\p{Foo}`.
        case unknownClass(String)
        /// A `\` at the end.
        case openEscape
        /// An escape that does not exist or has no meaning here.
        case unknownEscape(String)
        /// `\1`: what a group matched is not kept.
        case backReference(String)
        /// `(?=`, `(?!`, `(?<=`, `(?<!`: not possible in linear time.
        case lookAround(String)
        /// `(?P<name>`: nothing is captured.
        case namedGroup
        /// Another `(?…`.
        case unknownGroup(String)
        /// It also matches no word at all.
        case matchesEmpty
        /// It matches no text, whatever is written.
        case matchesNothing
    }

    /// What is wrong.
    public let reason: Reason
    /// Where it stands, in code points from the expression's beginning.
    public let offset: Int

    /// An error by its parts.
    public init(reason: Reason, offset: Int) { (self.reason, self.offset) = (reason, offset) }
}

extension RegularExpressionError: CustomStringConvertible {
    /// What is wrong, in words.
    public var description: String {
        switch reason {
        case .tooLong(let length): "\(length) characters; at most \(RegularExpression.lengthMax) are possible"
        case .tooLarge:
            "written out it has more than \(RegularExpression.positionsMax) positions, or \(RegularExpression.movesMax) ways between them"
        case .tooDeep: "groups nested deeper than \(RegularExpression.depthMax)"
        case .countTooLarge: "a count above \(RegularExpression.countMax)"
        case .nestedCount: "a counted repeat within a counted repeat"
        case .countBackwards: "a count that ends below its beginning"
        case .noCount: "this `{` begins no count such as {2}, {2,} or {2,5}"
        case .nothingToRepeat: "there is nothing here that could repeat"
        case .openGroup: "this `(` is never closed"
        case .closedGroup: "this `)` closes nothing"
        case .openClass: "this `[` is never closed"
        case .badRange: "this range does not go from a character to a later one"
        case .rangeTooLarge: "ranges of more than \(RegularExpression.rangesMax) characters"
        case .unknownClass(let name): "there is no class `\(name)`"
        case .openEscape: "a `\\` at the end"
        case .unknownEscape(let escape): "there is no `\(escape)`"
        case .backReference(let escape): "`\(escape)`: what a group matched is not kept"
        case .lookAround(let group): "`\(group)`: looking ahead or back is not possible"
        case .namedGroup: "groups have no names: nothing is captured"
        case .unknownGroup(let group): "there is no group `\(group)`"
        case .matchesEmpty: "this matches without any word"
        case .matchesNothing: "no text could match this"
        }
    }
}
