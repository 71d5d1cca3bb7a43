/// What a department is to an inquiry.
enum Role {
    /// It answers.
    case owner
    /// It is told.
    case copy

    /// The word in assignments and headers.
    var name: StaticString {
        switch self {
        case .owner: "owner"
        case .copy: "copy"
        }
    }
}
