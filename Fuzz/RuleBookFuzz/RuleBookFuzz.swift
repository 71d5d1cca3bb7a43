import Classification
import Diagnostics
import FuzzSupport
import RuleBooks

/// A file of a book by the first byte, the text of a message, and the file: a working book, or errors at their places.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    var input = FuzzInput(start, count)
    let name = FuzzedBook.fileNames[Int(input.byte()) % FuzzedBook.fileNames.count]
    let text = String(decoding: input.string() ?? [], as: UTF8.self)
    var files = FuzzedBook.sound
    files[name] = input.rest
    let load = RuleBook.load(files: files, isLinting: true)
    DiagnosticCheck.run(load.diagnostics, of: load.files)
    if let book = load.book {
        require(!load.diagnostics.hasErrors, "a book has no errors")
        BookCheck.run(book, text)
    } else {
        let errors = load.diagnostics.filter { $0.severity == .error }
        require(!errors.isEmpty, "where there is no book there is an error")
        require(errors.contains { $0.file != nil && $0.position != nil }, "an error has a place: \(errors)")
    }
    return 0
}
