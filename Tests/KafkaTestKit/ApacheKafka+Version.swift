import Foundation

extension ApacheKafka {
    /// The version that the broker's own log names; nil where it has not yet.
    public var version: String? {
        let log = FileManager.default.contents(atPath: directory.appendingPathComponent("server.log").path) ?? Data()
        return String(decoding: log, as: UTF8.self).split(separator: "\n").lazy.compactMap { line in
            line.range(of: "Kafka version: ").map { String(line[$0.upperBound...].prefix { $0 != " " }) }
        }.first
    }
}
