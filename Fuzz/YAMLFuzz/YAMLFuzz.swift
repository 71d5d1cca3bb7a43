import Diagnostics
import FuzzSupport
import YAML

/// Any bytes as a file: a tree, or problems, each at its place.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let file = "fuzz.yaml"
    var files = SourceFiles()
    files.add(file, bytes: bytes)
    var (diagnostics, again): ([Diagnostic], [Diagnostic]) = ([], [])
    let root = YAMLDocument.parse(bytes, file: file, into: &diagnostics)
    _ = YAMLDocument.parse(bytes, file: file, into: &again)
    require(diagnostics == again, "the same bytes have the same problems")
    require((root == nil) == diagnostics.hasErrors, "there is a tree, or an error that says why not")
    DiagnosticCheck.run(diagnostics, of: files)
    if let root {
        var check = TreeCheck(files, file)
        check.run(root, depth: 1)
    }
    return 0
}
