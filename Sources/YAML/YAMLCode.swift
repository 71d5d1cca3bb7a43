/// The stable codes of what this module reports; docs/diagnostics.md explains each. Y0 is about the file as YAML,
/// Y1 about the shape that a reader expects.
public enum YAMLCode: String, Sendable, CaseIterable {
    /// The file exceeds `YAMLLimits.bytesMax`.
    case fileTooLarge = "Y001"
    /// The file begins with the byte order mark of UTF-16 or UTF-32.
    case notUTF8Encoding = "Y002"
    /// Bytes that are not UTF-8.
    case invalidUTF8 = "Y003"
    /// A character that YAML forbids.
    case forbiddenCharacter = "Y004"
    /// A tab in the indentation.
    case tabIndentation = "Y005"
    /// Text that is not YAML.
    case syntax = "Y006"
    /// Collections nested deeper than `YAMLLimits.depthMax`.
    case tooDeep = "Y007"
    /// More than `YAMLLimits.nodesMax` nodes.
    case tooManyNodes = "Y008"
    /// `&name`.
    case anchor = "Y009"
    /// `*name`.
    case alias = "Y010"
    /// The key `<<`.
    case mergeKey = "Y011"
    /// `!tag`.
    case tag = "Y012"
    /// A second document in the file.
    case severalDocuments = "Y013"
    /// A key that stands twice in a mapping.
    case duplicateKey = "Y014"
    /// A key that is a list or a mapping.
    case nonScalarKey = "Y015"
    /// `%YAML`, `%TAG`.
    case directive = "Y016"

    /// A key that nothing reads.
    case unknownKey = "Y101"
    /// A key that has to be there.
    case missingKey = "Y102"
    /// Something else where a mapping belongs.
    case expectedMapping = "Y103"
    /// Something else where a list belongs.
    case expectedList = "Y104"
    /// Something else where text belongs.
    case expectedText = "Y105"
    /// Something else where a whole number belongs.
    case expectedInteger = "Y106"
    /// A number or duration outside its range.
    case outOfRange = "Y107"
    /// Something else where `true` or `false` belongs.
    case expectedBool = "Y108"
    /// Something else where a duration belongs.
    case expectedDuration = "Y109"
    /// A word that is not among the allowed ones.
    case unknownChoice = "Y110"
}
