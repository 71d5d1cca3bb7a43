import Inquiries

/// A record to be measured with.
struct Sample {
    /// What it is called in the report.
    let name: String
    /// The record's value.
    let value: String

    /// A text message; 600 bytes with 200 of text, in English and in Spanish; one that a second department gets a copy
    /// of; one whose JSON breaks off.
    static let all = [
        Sample(
            name: "short",
            value: #"{"id":"SM7f3a","channel":"sms","text":"my sons bus never came, route 14","#
                + #""sender":{"type":"parent","id":"555-0100"},"received_at":"2026-09-01T07:15:00-05:00"}"#),
        Sample(
            name: "english",
            value: #"{"id":"SM7f3b-20260901-0000318","channel":"email","language":"en","school":"Lincoln Elementary","#
                + #""conversation_id":"thread-0000009-20260901","sender":{"type":"parent","id":"555-0100"},"#
                + #""reply_to":"mailto:parent.0100@example.org","received_at":"2026-09-01T07:15:00-05:00","#
                + #""subject":"Route 14 this morning","text":"Hi my sons bus never came this morning, route 14 again. "#
                + #"We waited from a quarter to seven with three other kids and nobody picked up the phone. "#
                + #"Does the afternoon bus run today or do I get him myself?","#
                + #""provider":{"name":"mail-gateway","region":"us-central-1","attempt":1,"verified":true}}"#),
        Sample(
            name: "spanish",
            value: #"{"id":"SM7f3c-20260901-0000319","channel":"email","language":"es","school":"Lincoln Elementary","#
                + #""conversation_id":"thread-0000010-20260901","sender":{"type":"parent","id":"555-0101"},"#
                + #""reply_to":"mailto:parent.0101@example.org","received_at":"2026-09-01T07:16:00-05:00","#
                + #""subject":"Ruta 14 esta mañana","text":"Buen día, el camión de mi hija no llegó esta mañana, "#
                + #"la ruta 14 otra vez. Esperamos desde las siete y nadie contestó el teléfono. "#
                + #"¿Va a pasar el de la tarde o tengo que ir yo por ella a las 15?","#
                + #""provider":{"name":"mail-gateway","region":"us-central-01","attempt":1,"verified":true}}"#),
        Sample(
            name: "copies",
            value: #"{"id":"SM7f3d","channel":"sms","text":"my daughter is not home, bus 14 never dropped her off. "#
                + #"she is 6","sender":{"type":"parent","id":"555-0102"},"received_at":"2026-09-01T16:15:00-05:00"}"#),
        Sample(
            name: "deadletter",
            value: #"{"id":"SM7f3e","channel":"sms","text":"the bus is late again and somebody has a gun"#),
    ]

    /// Lends the record that holds it.
    func withRecord(_ body: (InboundRecord) -> Void) {
        let value = Array(value.utf8)
        let kafkaTopic = Array("inquiries.sms".utf8)
        value.withUnsafeBufferPointer { value in
            kafkaTopic.withUnsafeBufferPointer { kafkaTopic in
                body(
                    InboundRecord(
                        value: value, key: nil, kafkaTopic: kafkaTopic,
                        source: RecordSource(partition: 3, offset: 1042, timestamp: 1_788_264_900_000)))
            }
        }
    }
}
