/// One step of libyaml through a document. Places are counted in Unicode scalars from the start of the file.
struct YAMLEvent {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart(hasDirectives: Bool)
        case documentEnd
        case alias
        case scalar(String, isQuoted: Bool)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    var kind: Kind
    var hasAnchor = false
    var hasTag = false
    var start: Int
    var end: Int
}
