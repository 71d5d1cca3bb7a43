import Diagnostics

/// Changes of one file as a unified diff.
struct FilePatch {
    /// Lines, counted from 1, and what takes their place.
    struct Edit {
        var lines: ClosedRange<Int>
        var replacement: [String]
    }

    /// Lines shown around a change, as `diff -u` does.
    private static let contextLines = 3

    let file: String
    let edits: [Edit]

    /// The diff; empty without edits.
    func text(of files: SourceFiles) -> String {
        if edits.isEmpty { return "" }
        var text = "--- \(file)\n+++ \(file)\n"
        var grown = 0
        for hunk in hunks {
            let first = max(1, (hunk.first?.lines.lowerBound ?? 1) - Self.contextLines)
            let last = (hunk.last?.lines.upperBound ?? 1) + Self.contextLines
            var (body, old, new) = ("", 0, 0)
            var line = first
            func context(to end: Int) {
                while line < end, let shown = files.line(line, of: file) {
                    body += " \(shown)\n"
                    (line, old, new) = (line + 1, old + 1, new + 1)
                }
            }
            for edit in hunk {
                context(to: edit.lines.lowerBound)
                for number in edit.lines {
                    body += "-\(files.line(number, of: file) ?? "")\n"
                    old += 1
                }
                for added in edit.replacement { body += "+\(added)\n" }
                new += edit.replacement.count
                line = edit.lines.upperBound + 1
            }
            // A file's end has an empty line behind it that is none.
            while line <= last, let shown = files.line(line, of: file),
                !shown.isEmpty || files.line(line + 1, of: file) != nil
            {
                body += " \(shown)\n"
                (line, old, new) = (line + 1, old + 1, new + 1)
            }
            text += "@@ -\(first),\(old) +\(first + grown),\(new) @@\n" + body
            grown += new - old
        }
        return text
    }

    /// Edits whose surroundings touch are one hunk.
    private var hunks: [[Edit]] {
        var hunks: [[Edit]] = []
        for edit in edits.sorted(by: { $0.lines.lowerBound < $1.lines.lowerBound }) {
            if let end = hunks.last?.last?.lines.upperBound, edit.lines.lowerBound - end <= 2 * Self.contextLines + 1 {
                hunks[hunks.count - 1].append(edit)
            } else {
                hunks.append([edit])
            }
        }
        return hunks
    }
}
