import Classification
import Foundation

/// An inquiry and what should become of it, as a line of a labelled file says it: the texts and fields of an inquiry, and
/// `primary` (a topic or `other`), `also` (topics whose department needs a copy) and `urgent`.
public struct LabelledInquiry: Sendable {
    /// Its id, else the number of its line.
    public let name: String
    /// What the classifier reads.
    public let message: PlainMessage
    /// The topic that should own it.
    public let primary: String
    /// The topics whose department should get a copy.
    public let also: [String]
    /// Whether somebody must look within minutes.
    public let isUrgent: Bool

    /// A labelled inquiry by its parts.
    public init(name: String, message: PlainMessage, primary: String, also: [String] = [], isUrgent: Bool = false) {
        self.name = name
        self.message = message
        self.primary = primary
        self.also = also
        self.isUrgent = isUrgent
    }

    /// Reads a line of JSON; nil where it is no object with a text and a `primary`, or where `standardPrimary` is given with a text.
    public init?(line: [UInt8], number: Int, standardPrimary: String? = nil) {
        guard let read = try? JSONDecoder().decode(Line.self, from: Data(line)),
            !read.text.allSatisfy(\.isWhitespace), let primary = read.primary ?? standardPrimary, !primary.isEmpty
        else { return nil }
        var message = PlainMessage(text: read.text)
        message.subject = read.subject ?? ""
        message.fields[.channel] = read.channel
        message.fields[.language] = read.language
        message.fields[.school] = read.school
        self.init(
            name: read.id ?? "line \(number)", message: message, primary: primary, also: read.also ?? [],
            isUrgent: read.urgent ?? false)
    }

    /// What a line holds.
    private struct Line: Decodable {
        var id: String?
        var text: String
        var subject: String?
        var channel: String?
        var language: String?
        var school: String?
        var primary: String?
        var also: [String]?
        var urgent: Bool?
    }
}
