import Configuration
import Foundation
import Inquiries
import Testing

/// docs/connectors: each page's payload, read by each page's input, is the page's inquiry.
@Suite struct ConnectorExampleTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/connectors")

    private func file(_ path: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
    }

    /// The contents of a page's code blocks of one language.
    private func blocks(_ language: String, of page: String) -> [String] {
        page.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
    }

    private func object(_ text: String) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
    }

    @Test(arguments: ["sms", "email", "voicemail", "web", "chat", "social"])
    func aConnectorsExampleIsReadIntoTheInquiryItsPageShows(_ channel: String) throws {
        let page = try file("\(channel).md")
        let (yaml, payload) = (try file("examples/\(channel).yaml"), try file("examples/\(channel).json"))
        #expect(blocks("yaml", of: page) == [yaml])
        let shown = blocks("json", of: page)
        #expect(shown.first == payload)

        let input = try #require(try configuration(yaml).inputs.input(named: channel))
        let scratch = InquiryScratch()
        let reader = InquiryReader(input: input.definition)
        let reading = Array(payload.utf8).withUnsafeBufferPointer { value in
            Array("gateway".utf8).withUnsafeBufferPointer { topic in
                let source = RecordSource(partition: 0, offset: 0, timestamp: 1_770_735_900_000)
                let record = InboundRecord(value: value, key: nil, kafkaTopic: topic, source: source)
                return reader.read(record, headers: InboundHeaders(), scratch: scratch)
            }
        }
        guard case .inquiry(let inquiry) = reading, case .scratch(let range) = inquiry.json else {
            Issue.record("\(reading)")
            return
        }
        let built = String(decoding: scratch.bytes[range], as: UTF8.self)
        #expect(try object(built) == object(try #require(shown.last)), "\(built)")
        #expect(inquiry.original == .json)
        #expect(inquiry.ignoredFields.isEmpty)
    }
}
