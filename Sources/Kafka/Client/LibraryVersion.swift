import CRdKafka

/// A version of librdkafka.
public struct LibraryVersion: Comparable, Hashable, Sendable {
    /// The first number.
    public let major: Int
    /// The second number.
    public let minor: Int
    /// The third number.
    public let revision: Int

    /// A version by its numbers.
    public init(_ major: Int, _ minor: Int, _ revision: Int) {
        self.major = major
        self.minor = minor
        self.revision = revision
    }

    /// The library this process runs with, which may be newer than the one it was built with.
    public static let running: LibraryVersion = {
        let number = Int(rd_kafka_version())  // 0xMMmmrrpp, pp being the pre-release
        return LibraryVersion(number >> 24 & 0xFF, number >> 16 & 0xFF, number >> 8 & 0xFF)
    }()

    /// By major, then minor, then revision.
    public static func < (left: LibraryVersion, right: LibraryVersion) -> Bool {
        (left.major, left.minor, left.revision) < (right.major, right.minor, right.revision)
    }

    /// Whether clients start anew from `bootstrap.servers` when no broker answers, and forget the brokers that they knew.
    public var rebootstraps: Bool { !isOlder(than: 2, 11, 0) }

    /// Whether `fetch.queue.backoff.ms` says how soon a consumer whose queue was full looks again; before, it took up to a second.
    public var hasQueueBackoff: Bool { !isOlder(than: 2, 2, 0) }

    /// Whether this is below `major.minor.revision`.
    public func isOlder(than major: Int, _ minor: Int, _ revision: Int) -> Bool {
        self < LibraryVersion(major, minor, revision)
    }
}

extension LibraryVersion: CustomStringConvertible {
    /// As in "2.0.2".
    public var description: String { "\(major).\(minor).\(revision)" }
}
