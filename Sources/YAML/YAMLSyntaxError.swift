import Diagnostics

/// Why libyaml stopped, with the places it names, in Unicode scalars from the start of the file.
struct YAMLSyntaxError: Error {
    /// libyaml's own words, for example `did not find expected key`.
    var problem: String
    /// What it was doing, for example `while parsing a block mapping`.
    var context: String?
    /// Where it stopped.
    var index: Int
    /// Where what it was doing began.
    var contextIndex: Int

    /// Reports it in words that help: where something was left open, the place where it was opened.
    func report(source: YAMLSource, problems: YAMLProblems) {
        let begin = source.position(of: contextIndex)
        if problem == "found unexpected end of stream" {
            problems.report(
                .syntax, "a quote that is not closed", at: begin, hint: "close it before the end of the file")
            return
        }
        let opened =
            context?.contains("flow") == true ? "it was opened on line \(begin.line), column \(begin.column)" : nil
        let (message, hint) = explanation
        problems.report(.syntax, message, at: source.position(of: index), hint: hint ?? opened)
    }

    /// What libyaml's words mean to somebody who writes a file, and what usually is the cause.
    private var explanation: (message: String, hint: String?) {
        switch problem {
        case "mapping values are not allowed in this context":
            ("a colon with a space after it inside plain text", "put the text in quotes, or check the indentation")
        case "could not find expected ':'":
            (
                "a line that is neither a key with a colon nor part of the value above",
                "add the colon, or indent the line"
            )
        case "did not find expected key":
            ("something else where a key belongs", "check the indentation: keys of one mapping begin in one column")
        case "did not find expected '-' indicator":
            (
                "something else where a list item (-) belongs",
                "check the indentation: items of one list begin in one column"
            )
        case "found character that cannot start any token":
            ("a character that plain text can't begin with", "put the text in quotes")
        case "found unknown escape character":
            ("an escape that YAML does not know", "use single quotes, where a backslash is a backslash")
        case "block sequence entries are not allowed in this context":
            ("a list item (-) that can't stand here", "begin the list on a new line")
        case "did not find expected ',' or ']'": ("a list in [ ] that is not continued or closed here", nil)
        case "did not find expected ',' or '}'": ("a mapping in { } that is not continued or closed here", nil)
        case "did not find expected <document start>":
            ("more text after the end of the document", "check the indentation of this line")
        default: ("not YAML: \(problem)", nil)
        }
    }
}
