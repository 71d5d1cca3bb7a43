import Diagnostics
import SeededNumbers
import Testing
import YAML

/// Whatever the bytes, reading ends with a tree or with problems that have places in the file; never with both, never with neither.
@Suite struct RandomTests {
    private static let pieces =
        [
            "a", "key: ", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",", ": ", "? ", "'", "\"", "\\", "|\n",
            ">-\n", "# c", "&x ",
            "*x", "!t ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "\t", "\r\n", "é", "校", "\u{1F68C}", "\u{FEFF}",
            "\u{2028}", "~", "@",
            "`", "0", "\u{85}", "  ", "x: y\n",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x00], [0xED, 0xA0, 0x80]]

    @Test func randomTextsAreReadOrRefusedWithAPlace() {
        var random = SplitMix64(seed: 0x5EED)
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<random.next(below: 40) { bytes += Self.pieces[random.next(below: Self.pieces.count)] }
            check(bytes)
        }
    }

    @Test func damagedFilesAreReadOrRefusedWithAPlace() {
        let sound = Array(
            "a: 1\nlist:\n  - {b: 'c', d: [e, \"f\"]}\n  - |\n    text\n    more\nlast: >-\n  x\n  y\n".utf8)
        var random = SplitMix64(seed: 0xDA3A6E)
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0...random.next(below: 3) {
                let place = random.next(below: bytes.count)
                switch random.next(below: 3) {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.removeSubrange(place...)
                default: bytes.insert(contentsOf: Self.pieces[random.next(below: Self.pieces.count)], at: place)
                }
                if bytes.isEmpty { break }
            }
            check(bytes)
        }
    }

    private func check(_ bytes: [UInt8]) {
        var diagnostics: [Diagnostic] = []
        let root = YAMLDocument.parse(bytes, file: "a.yaml", into: &diagnostics)
        #expect((root == nil) == diagnostics.hasErrors, "\(bytes)")
        var files = SourceFiles()
        files.add("a.yaml", bytes: bytes)
        for diagnostic in diagnostics where diagnostic.code != YAMLCode.invalidUTF8.rawValue {
            guard let place = diagnostic.position else { continue }
            #expect(files.line(place.line, of: "a.yaml") != nil, "\(bytes) \(place)")
        }
    }
}
