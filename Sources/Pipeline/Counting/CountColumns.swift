import Classification

/// What a process counts by name.
public struct CountColumns: Sendable {
    /// Twice what a book may have, so that every department of one can be renamed once.
    public static let departmentsMax = 2 * DepartmentSet.departmentsMax
    /// Twice what a book may have (10,000 rules), for the same reason.
    public static let rulesMax = 20_000
    /// Channels are a handful; a connector that writes anything there must not fill the memory.
    public static let channelsMax = 32
    /// The customary ones have their columns, whatever a connector invents.
    private static let customary = ["sms", "email", "voicemail", "web", "chat", "social"]

    /// The departments of all books.
    public let departments = NameColumns(columnsMax: departmentsMax)
    /// The rules of all books.
    public let rules = NameColumns(columnsMax: rulesMax)
    /// The channels that inquiries came by.
    public let channels = NameColumns(columnsMax: channelsMax)

    /// No names yet but those of the customary channels.
    public init() { _ = channels.columns(of: Self.customary.map { Array($0.utf8) }) }
}
