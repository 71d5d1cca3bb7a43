import JSON

/// A log line for machines: one JSON object.
enum JSONLogLine {
    static func render(_ time: WallTime, _ level: LogLevel, _ message: String, _ fields: [LogField]) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.member("time", time.text)
        writer.member("level", level.rawValue)
        writer.member("message", message)
        for field in fields {
            writer.key(field.name)
            write(field.value, to: &writer)
        }
        writer.endObject()
        writer.buffer.append(UInt8(ascii: "\n"))
        return writer.bytes
    }

    private static func write(_ value: LogField.Value, to writer: inout JSONWriter) {
        switch value {
        case .text(let text): writer.string(text)
        case .integer(let number): writer.integer(number)
        case .counts(let counts):
            writer.beginObject()
            for count in counts {
                writer.string(count.name)
                writer.buffer.append(UInt8(ascii: ":"))
                writer.integer(Int64(count.count))
            }
            writer.endObject()
        }
    }
}
