/// What an element means for the text around it.
enum HTMLElement {
    case lineBreak, block, cell, script, style, title, inline

    /// The meaning of an element's name, whatever its case.
    init(_ name: Span<UInt8>) {
        self =
            if ASCII.equal(name, "br") {
                .lineBreak
            } else if ASCII.equal(name, "td") || ASCII.equal(name, "th") {
                .cell
            } else if ASCII.equal(name, "script") {
                .script
            } else if ASCII.equal(name, "style") {
                .style
            } else if ASCII.equal(name, "title") {
                .title
            } else if Self.isBlock(name) {
                .block
            } else {
                .inline
            }
    }

    private static func isBlock(_ name: Span<UInt8>) -> Bool {
        for block in blocks where ASCII.equal(name, block) { return true }
        return false
    }

    /// HTML's elements that begin and end a line ("Rendering", HTML Living Standard, section 15.3).
    private static let blocks: [StaticString] = [
        "p", "div", "tr", "li", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre",
        "body",
        "html", "section", "article", "header", "footer", "main", "aside", "nav", "address", "center", "dl", "dt", "dd",
        "figure", "figcaption", "form", "fieldset", "legend", "details", "summary", "option", "caption", "tbody",
        "thead",
    ]
}
