import CYAML

/// The only owner of a `yaml_parser_t`. The parser has a heap address of its own, because libyaml keeps pointers
/// into it, and reads from a copy of the file that this type owns too; both are freed in `deinit` and nowhere else.
/// What it returns is copied: no pointer leaves this file.
struct YAMLEventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// A parser at the start of `bytes`; nil where libyaml gets no memory.
    init?(_ bytes: [UInt8]) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        self.parser = parser
        input = .allocate(capacity: max(bytes.count, 1))
        _ = input.initialize(from: bytes)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event. libyaml reads only as far as it must, so whoever stops asking stops the cost.
    mutating func next() throws(YAMLSyntaxError) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }  // frees the strings that libyaml allocated for this event
        return Self.copy(event)
    }

    private func failure() -> YAMLSyntaxError {
        let state = parser.pointee
        return YAMLSyntaxError(
            problem: state.problem.map { String(cString: $0) } ?? "out of memory",
            context: state.context.map { String(cString: $0) },
            index: Int(clamping: state.problem_mark.index),
            contextIndex: Int(clamping: state.context_mark.index))
    }

    private static func copy(_ event: yaml_event_t) -> YAMLEvent {
        let kind: YAMLEvent.Kind
        var (hasAnchor, hasTag) = (false, false)
        switch event.type {
        case YAML_STREAM_START_EVENT: kind = .streamStart
        case YAML_DOCUMENT_START_EVENT:
            let data = event.data.document_start
            let hasTags = data.tag_directives.start != data.tag_directives.end
            kind = .documentStart(hasDirectives: data.version_directive != nil || hasTags)
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
        case YAML_ALIAS_EVENT: kind = .alias
        case YAML_SCALAR_EVENT:
            let data = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
            kind = .scalar(text, isQuoted: data.style != YAML_PLAIN_SCALAR_STYLE)
            (hasAnchor, hasTag) = (data.anchor != nil, data.tag != nil)
        case YAML_SEQUENCE_START_EVENT:
            let data = event.data.sequence_start
            kind = .sequenceStart
            (hasAnchor, hasTag) = (data.anchor != nil, data.tag != nil)
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            let data = event.data.mapping_start
            kind = .mappingStart
            (hasAnchor, hasTag) = (data.anchor != nil, data.tag != nil)
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        default: kind = .streamEnd  // YAML_STREAM_END_EVENT, and YAML_NO_EVENT after it
        }
        return YAMLEvent(
            kind: kind, hasAnchor: hasAnchor, hasTag: hasTag, start: Int(clamping: event.start_mark.index),
            end: Int(clamping: event.end_mark.index))
    }
}
