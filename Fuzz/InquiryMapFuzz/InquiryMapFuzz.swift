import FuzzSupport
import Inquiries

/// Any map and any value: one byte for the formats, how many fields are mapped, each with its pointers or its constant,
/// then the value.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    var input = FuzzInput(start, count)
    let formats = input.byte()
    var definition = InputDefinition(name: "mapped")
    definition.format = formats & 1 == 0 ? .json : .text
    definition.textFormat = formats & 2 == 0 ? .plain : .html
    definition.timeFormat = [.rfc3339, .epochSeconds, .epochMilliseconds, .rfc3339][Int(formats >> 2 & 3)]
    definition.channel = formats & 16 == 0 ? nil : "web"
    definition.map = formats & 32 == 0 ? map(&input) : nil
    RecordCheck.run(definition, headers: [], key: nil, value: input.rest)
    return 0
}

private func map(_ input: inout FuzzInput) -> [InquiryField: FieldSource] {
    var map: [InquiryField: FieldSource] = [:]
    for _ in 0..<input.byte() % 16 {
        let choice = input.byte()
        let field = InquiryField.allCases[Int(choice & 15) % InquiryField.allCases.count]
        let texts = (0...Int(choice >> 5 & 1)).map { _ in String(decoding: input.string() ?? [], as: UTF8.self) }
        map[field] = choice & 16 == 0 ? .pointers(texts) : .constant(texts[0])
    }
    return map
}
