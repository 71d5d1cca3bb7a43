/// A log line for people: time, level, sentence, then the fields.
enum TextLogLine {
    static func render(
        _ time: WallTime, _ level: LogLevel, _ message: String, _ fields: [LogField], colour: Bool
    ) -> [UInt8] {
        let name = level.rawValue.padding(to: 7)
        var line = time.text + " "
        line += colour ? "\u{1B}[\(colourCode(level))m\(name)\u{1B}[0m" : name
        line += " " + withoutControls(message)
        for field in fields { line += "  \(field.name)=" + text(field.value) }
        return Array(line.utf8) + [UInt8(ascii: "\n")]
    }

    private static func colourCode(_ level: LogLevel) -> Int {
        switch level {
        case .debug: 2
        case .info: 32
        case .warning: 33
        case .error: 31
        }
    }

    private static func text(_ value: LogField.Value) -> String {
        switch value {
        case .text(let text): quoted(withoutControls(text))
        case .integer(let number): String(number)
        case .counts(let counts): counts.map { "\($0.name):\($0.count)" }.joined(separator: ",")
        }
    }

    private static func quoted(_ text: String) -> String {
        text.contains(" ") ? "\"\(text)\"" : text
    }

    /// A line stays one line: names from a broker's error may hold anything.
    private static func withoutControls(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            clean.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
        }
        return String(clean)
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
