import Diagnostics

/// Makes nodes of libyaml's events. It asks for the next event only while all limits hold.
struct YAMLTreeBuilder: ~Copyable {
    /// Reading can't go on; the reason is reported.
    private struct Stop: Error {}

    private var parser: YAMLEventParser
    private let source: YAMLSource
    private let problems: YAMLProblems
    private var nodes = 0
    private var depth = 0
    private var isRefused = false
    /// The line of the last node, from 0: the next one stands near it.
    private var line = 0

    init(parser: consuming YAMLEventParser, source: YAMLSource, problems: YAMLProblems) {
        self.parser = parser
        self.source = source
        self.problems = problems
    }

    /// The root, or nil where something was reported.
    mutating func build() -> YAMLNode? {
        guard let root = try? stream(), !isRefused else { return nil }
        return root
    }

    private mutating func stream() throws(Stop) -> YAMLNode {
        _ = try next()  // stream start
        let start = SourcePosition(line: 1, column: 1)
        var root = YAMLNode(content: .scalar("", isQuoted: false), start: start, end: start)
        let document = try next()
        guard case .documentStart(let hasDirectives) = document.kind else { return root }
        if hasDirectives {
            refuse(.directive, "directives (%YAML, %TAG) are not read", document, hint: "delete the line")
        }
        root = try node(try next())
        _ = try next()  // document end
        let last = try next()
        if case .documentStart = last.kind {
            refuse(
                .severalDocuments, "a second document in the file", last, length: 3,
                hint: "one file holds one document; move this one to a file of its own")
        }
        return root
    }

    private mutating func node(_ event: YAMLEvent) throws(Stop) -> YAMLNode {
        try count(event)
        if event.hasAnchor {
            refuse(
                .anchor, "anchors (&name) are not read", event,
                hint: "write the value where it is needed; text that begins with & goes in quotes")
        }
        if event.hasTag {
            refuse(.tag, "tags (!name) are not read", event, hint: "text that begins with ! goes in quotes")
        }
        switch event.kind {
        case .scalar(let text, let isQuoted): return made(.scalar(text, isQuoted: isQuoted), event, end: event.end)
        case .sequenceStart: return try sequence(event)
        case .mappingStart: return try mapping(event)
        default:
            refuse(
                .alias, "aliases (*name) are not read", event, length: event.end - event.start,
                hint: "write the value where it is needed; text that begins with * goes in quotes")
            return made(.scalar("", isQuoted: false), event, end: event.end)
        }
    }

    private mutating func sequence(_ start: YAMLEvent) throws(Stop) -> YAMLNode {
        try open(start)
        var items: [YAMLNode] = []
        while true {
            let event = try next()
            if case .sequenceEnd = event.kind {
                depth -= 1
                return made(.sequence(items), start, end: event.end, lastChild: items.last)
            }
            items.append(try node(event))
        }
    }

    private mutating func mapping(_ start: YAMLEvent) throws(Stop) -> YAMLNode {
        try open(start)
        var entries: [YAMLNode.Entry] = []
        entries.reserveCapacity(Self.keysExpected)
        var lines: [String: Int] = [:]
        while true {
            let event = try next()
            if case .mappingEnd = event.kind {
                depth -= 1
                return made(.mapping(entries), start, end: event.end, lastChild: entries.last?.value)
            }
            let key = try node(event)
            let isKey = check(key, event, after: entries, lines: &lines)
            let value = try node(try next())
            if isKey { entries.append(YAMLNode.Entry(key: key, value: value)) }
        }
    }

    /// Whether a key is a scalar, no merge, and new in its mapping; what is wrong is reported.
    private mutating func check(
        _ key: YAMLNode, _ event: YAMLEvent, after entries: [YAMLNode.Entry], lines: inout [String: Int]
    ) -> Bool {
        guard case .scalar(let text, let isQuoted) = key.content else {
            refuse(
                .nonScalarKey, "a key that is a list or a mapping", event,
                hint: "a value that begins with [ or { and is text goes in quotes")
            return false
        }
        if case .alias = event.kind { return false }
        if text == "<<", !isQuoted {
            refuse(.mergeKey, "merge keys (<<) are not read", event, length: 2, hint: "write the keys out")
            return false
        }
        guard let line = line(of: text, in: entries, lines: &lines) else { return true }
        refuse(
            .duplicateKey, "the key `\(text)` stands twice", event, length: key.underline,
            hint: "it stands first on line \(line); keep one of them")
        return false
    }

    /// Most mappings are a rule, a test or what it expects: two to four keys.
    private static let keysExpected = 4

    /// So many keys are compared one by one, which takes less than hashing them; nearly all mappings have fewer.
    private static let keysComparedMax = 8

    /// The line on which a key stands among those before it; nil where it does not. `lines` has them once they are many.
    private func line(of key: String, in entries: [YAMLNode.Entry], lines: inout [String: Int]) -> Int? {
        guard entries.count > Self.keysComparedMax else {
            return entries.first { $0.key.scalarText == key }?.key.start.line
        }
        if lines.count < entries.count {
            for entry in entries[lines.count...] { lines[entry.key.scalarText ?? ""] = entry.key.start.line }
        }
        return lines[key]
    }

    private mutating func open(_ event: YAMLEvent) throws(Stop) {
        depth += 1
        guard depth > YAMLLimits.depthMax else { return }
        refuse(.tooDeep, "more than \(YAMLLimits.depthMax) lists and mappings inside each other", event)
        throw Stop()
    }

    private mutating func count(_ event: YAMLEvent) throws(Stop) {
        nodes += 1
        guard nodes > YAMLLimits.nodesMax else { return }
        refuse(
            .tooManyNodes, "the file holds more than \(YAMLLimits.nodesMax) keys and values", event,
            hint: "split it into several files")
        throw Stop()
    }

    private mutating func next() throws(Stop) -> YAMLEvent {
        do throws(YAMLSyntaxError) {
            return try parser.next()
        } catch {
            error.report(source: source, problems: problems)
            throw Stop()
        }
    }

    private mutating func refuse(
        _ code: YAMLCode, _ message: String, _ event: YAMLEvent, length: Int = 1, hint: String? = nil
    ) {
        isRefused = true
        problems.report(code, message, at: source.position(of: event.start), length: max(length, 1), hint: hint)
    }

    /// A node. A block collection ends for libyaml where the next token begins, for people with its last child.
    private mutating func made(
        _ content: YAMLNode.Content, _ event: YAMLEvent, end: Int, lastChild: YAMLNode? = nil
    ) -> YAMLNode {
        let start = source.position(of: event.start, near: &line)
        let end = source.position(of: end, near: &line)
        guard let lastChild, end.column == 1 || end.line > lastChild.end.line else {
            return YAMLNode(content: content, start: start, end: end)
        }
        return YAMLNode(content: content, start: start, end: lastChild.end)
    }
}
