import FuzzSupport
import Inquiries

/// A record's headers and value: how many headers, then names and values, then the value.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    var input = FuzzInput(start, count)
    let headers = (0..<input.byte() % 16).map { _ in (name: input.string() ?? [], value: input.string()) }
    let key = input.string()
    RecordCheck.run(InputDefinition(name: "events"), headers: headers, key: key, value: input.rest)
    return 0
}
