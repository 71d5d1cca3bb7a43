import FuzzSupport
import JSON

nonisolated(unsafe) private var used = JSONDocument()

/// Any bytes as a JSON text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    let fresh = JSONText(text)
    let again = JSONText(text, into: &used)
    require(fresh.error == again.error && fresh.shape == again.shape, "a used document reads the same as a fresh one")
    if let error = fresh.error {
        require((0...text.count).contains(error.offset), "an error stands in the text")
        let invalid = UTF8Text.firstInvalidByte(in: text.span)
        require((error.kind == .notUTF8) == (invalid != nil), "not UTF-8 is said where it is so")
    } else {
        require(UTF8Text.firstInvalidByte(in: text.span) == nil, "what is accepted is UTF-8")
        NodeCheck.run(fresh)
        let written = JSONText(RoundTrip.written(fresh))
        require(written.error == nil, "what is written is JSON: \(String(describing: written.error))")
        require(written.shape == fresh.shape, "what is written says the same")
    }
    FoundationCheck.run(fresh)
    return 0
}
