import Configuration
import Diagnostics
import Inquiries
import Testing

@Suite struct InputTests {
    private let text = #"""
        inputs:
          - name: sms
            kafka_topics: [gateway.sms, gateway.mms]
            channel: sms
            map:
              text: [/subject, /body/0/text]
              id: /a~0b~1c
              language: {constant: en}
              sender.type: /from/kind
              received_at: /at
            text_format: html
            time_format: epoch_ms
          - name: notes
            kafka_topic_pattern: ^notes\.(a|b)$
            format: text
          - name: rest
            kafka_topic_pattern: ^gateway
        """#

    @Test func anInputIsWhatTheFileSays() throws {
        let inputs = try configuration(text).inputs
        let sms = try #require(inputs.input(named: "sms")).definition
        #expect(sms.channel == "sms" && sms.format == .json)
        #expect(sms.textFormat == .html && sms.timeFormat == .epochMilliseconds)
        #expect(
            sms.map == [
                .text: .pointers(["/subject", "/body/0/text"]), .id: .pointers(["/a~0b~1c"]),
                .language: .constant("en"),
                .senderType: .pointers(["/from/kind"]), .receivedAt: .pointers(["/at"]),
            ])
        let notes = try #require(inputs.input(named: "notes")).definition
        #expect(notes.format == .text && notes.channel == nil && notes.map == nil)
    }

    @Test(arguments: [
        ("gateway.sms", "sms"), ("gateway.mms", "sms"), ("gateway.smsx", "rest"), ("notes.a", "notes"),
        ("notes.ab", nil), ("my.notes.a", nil), ("", nil),
    ])
    func aKafkaTopicBelongsToTheInputThatNamesItElseToTheFirstPattern(_ kafkaTopic: String, _ name: String?) throws {
        #expect(try configuration(text).inputs.input(forKafkaTopic: kafkaTopic)?.definition.name == name)
    }

    @Test func theSubscriptionIsNamesAndPatterns() throws {
        #expect(
            try configuration(text).inputs.subscription == [
                "gateway.sms", "gateway.mms", #"^notes\.(a|b)$"#, "^gateway",
            ])
    }

    @Test func anOutputThatAnInputWouldReadIsFound() throws {
        let overlaps = try configuration(text).inputs.overlaps(withOutputs: [
            "assignments.hr", "gateway.sms", "gateway.out",
        ])
        #expect(overlaps.map { "\($0.kafkaTopic) \($0.input)" } == ["gateway.sms sms", "gateway.out rest"])
    }

    @Test func theLargestInquiryIsThatOfTheLimits() throws {
        let value = try configuration("limits: {input_bytes: 2 KiB}\ninputs: [{name: a, kafka_topics: [b]}]\n")
        #expect(value.inputs.inputs.map(\.definition.valueBytesMax) == [2048])
    }

    @Test func everyFieldButTheWholeSenderCanBeMapped() throws {
        #expect(ServiceConfiguration.mapFields.count == InquiryField.allCases.count - 1)
        let map = ServiceConfiguration.mapFields.map { "\($0): /x" }.joined(separator: ", ")
        let value = try configuration("inputs: [{name: a, kafka_topics: [b], map: {\(map)}}]\n")
        #expect(value.inputs.inputs.first?.definition.map?.count == ServiceConfiguration.mapFields.count)
    }
}
