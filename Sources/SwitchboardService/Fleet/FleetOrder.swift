import Foundation
import Telemetry

/// What somebody has decided for all instances: the latest holds.
struct FleetOrder: Codable, Sendable, Equatable {
    /// What was decided.
    enum Kind: String, Codable, Sendable {
        /// Whoever's folder holds the book loads it, whatever would hold it up.
        case confirm
        /// Whoever's folder holds the book runs another, until the folder's content changes.
        case rollback
    }

    /// What was decided.
    var kind: Kind
    /// The hash of the folder's book that it is about.
    var folder: String
    /// The hash of the book that is to run.
    var book: String
    /// When: RFC 3339 in UTC with milliseconds, so that texts compare as times do.
    var at: String
    /// The instance that was asked.
    var instance: String

    /// Whether it holds and the other does not. All instances see it alike, in whatever order the two reach them.
    func isLater(than other: FleetOrder) -> Bool { (at, instance) > (other.at, other.instance) }

    /// The time of an order that is given now in place of another: after that one's, whatever this instance's clock says.
    static func time(now: String, after other: FleetOrder?) -> String {
        guard let other, other.at >= now,
            let date = try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(other.at)
        else { return now }
        return WallTime(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded()) + 1).text
    }
}

/// The order that an instance knows of, and how far its own folder is with it.
struct StandingOrder: Codable, Sendable, Equatable {
    var order: FleetOrder
    /// Whether the folder has held the book that it is about.
    var isMet = false
    /// Whether the folder's content has changed since: the order binds nobody here any more.
    var isOver = false

    init(_ order: FleetOrder) { self.order = order }

    /// Notes what the folder holds.
    mutating func note(folder hash: String) {
        if hash == order.folder { isMet = true } else if isMet { isOver = true }
    }

    /// Whether a book of the folder is confirmed by it.
    func confirms(_ hash: String) -> Bool { !isOver && order.kind == .confirm && order.folder == hash }

    /// Whether it has kept a book of the folder out, and does so no longer.
    func hasKeptOut(_ hash: String) -> Bool { isOver && order.kind == .rollback && order.folder == hash }

    /// The hash of the book to run in place of the folder's; nil where it says nothing about that.
    func replacement(of hash: String) -> String? {
        !isOver && order.kind == .rollback && order.folder == hash ? order.book : nil
    }

    /// Which of two holds: the later one. Of the same order, what this instance knows of it.
    static func latest(_ own: StandingOrder?, _ other: FleetOrder?) -> StandingOrder? {
        guard let other, own?.order != other else { return own }
        guard let own, own.order.isLater(than: other) else { return StandingOrder(other) }
        return own
    }
}
