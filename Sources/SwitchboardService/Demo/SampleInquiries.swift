import Foundation

/// Sample inquiries from a file of JSON lines in our own shape, each with the channel it came by.
public struct SampleInquiries: Sendable {
    /// One sample.
    public struct Sample: Sendable {
        /// The channel, which names the Kafka topic.
        public let channel: String
        /// The key: its conversation, if it has one.
        public let key: String?
        /// The line.
        public let value: [UInt8]
    }

    /// What is wrong with a file of samples.
    public struct FileError: Error, CustomStringConvertible {
        /// The file, the line where there is one, and the reason.
        public let description: String
    }

    /// The samples in the order of the file, at least one.
    public let samples: [Sample]

    /// Reads a file.
    ///
    /// - Throws: `FileError` naming the file and line.
    public init(file: String) throws {
        let text: String
        do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
            throw FileError(description: "\(file): can't be read: \(error.localizedDescription)")
        }
        var samples: [Sample] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard let object, let channel = object["channel"] as? String else {
                throw FileError(description: "\(file):\(index + 1): not a JSON object with a channel")
            }
            samples.append(
                Sample(channel: channel, key: object["conversation_id"] as? String, value: Array(line.utf8)))
        }
        guard !samples.isEmpty else { throw FileError(description: "\(file): holds no inquiry") }
        self.samples = samples
    }
}
