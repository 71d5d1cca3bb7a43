import JSON
import Testing

@Suite struct ByteBufferTests {
    private func text(_ buffer: borrowing ByteBuffer) -> String {
        buffer.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    @Test func growingKeepsWhatWasWritten() {
        var buffer = ByteBuffer()
        #expect(buffer.capacity == 0 && buffer.last == nil && text(buffer) == "")
        var expected = ""
        for number in 0..<1000 {
            buffer.append(decimal: Int64(number))
            buffer.append(", ")
            expected += "\(number), "
        }
        #expect(text(buffer) == expected)
        #expect(buffer.count == expected.utf8.count && buffer.last == UInt8(ascii: " "))
    }

    @Test(arguments: [0, 7, -7, 10, 99, 100, -1000, 999_999_999_999_999_999, 1_000_000_000_000_000_000, .max, .min])
    func numbersAreDecimal(_ number: Int64) {
        var buffer = ByteBuffer()
        buffer.append(decimal: number)
        #expect(text(buffer) == "\(number)")
    }

    @Test func aCopyOfWhatWasWrittenIsRightThoughTheMemoryMoves() {
        var buffer = ByteBuffer()
        buffer.append("a\"b\n")
        for _ in 0..<200 { buffer.append(copyOf: 0..<4) }
        buffer.append(quotedCopyOf: 0..<4)
        #expect(text(buffer) == String(repeating: "a\"b\n", count: 201) + #""a\"b\n""#)
    }

    @Test(arguments: [
        ("", false), ("plain é 🚌 text, long", false), ("a\"", true), ("\\", true), ("12345678\u{1F}", true),
    ])
    func whatNeedsEscapesIsKnown(text: String, needs: Bool) {
        var buffer = ByteBuffer()
        buffer.append(Array(text.utf8))
        #expect(buffer.needsEscapes(0..<buffer.count) == needs)
    }

    @Test func cuttingAndWritingOnKeepTheMemory() {
        var buffer = ByteBuffer(capacity: 100)
        let capacity = buffer.capacity
        buffer.append("inquiry and more")
        buffer.cut(to: 7)
        buffer.append([UInt8(ascii: "!")])
        #expect(text(buffer) == "inquiry!")
        buffer[0] = UInt8(ascii: "I")
        #expect(buffer[0] == UInt8(ascii: "I") && buffer.capacity == capacity)
    }

    @Test func whatAnOutlierMadeGrowIsGivenBack() {
        var buffer = ByteBuffer(capacity: 1000)
        buffer.removeAll(keepingAtMost: 1000)
        #expect(buffer.capacity == 1000)
        buffer.removeAll(keepingAtMost: 999)
        #expect(buffer.capacity == 0 && buffer.count == 0)
        buffer.append(1)
        #expect(buffer.count == 1)
    }
}
