import Diagnostics
import Foundation
import HostileBooks
import YAML

/// Seeds of the targets that read YAML: the shipped rules, the golden books, what is built to do harm; and a dictionary of all
/// keys and names in them.
enum RuleBookSeeds {
    /// As RuleBookFuzz has them; any other file is a topic's.
    private static let fileNames = ["transportation.yaml", "safety.yaml", "district.yaml", "phrases.yaml"]
    /// libFuzzer takes longer words too, and does little with them.
    private static let wordLengthMax = 32

    /// Writes them below `corpus`. Run in the project's folder.
    static func write(to corpus: URL, bytesMax: Int) throws {
        var all = try files(in: "rules")
        let shipped = Dictionary(uniqueKeysWithValues: all)
        let golden = "Tests/RuleBooksTests/Golden"
        for name in try FileManager.default.contentsOfDirectory(atPath: golden).sorted() where !name.hasPrefix(".") {
            all += try files(in: "\(golden)/\(name)")
        }
        for kind in HostileKind.all where kind.name != "prefixes" {
            all += kind.books(from: shipped).compactMap { book in book.files["t.yaml"].map { ("t.yaml", $0) } }
        }
        let (yaml, books) = (corpus.appendingPathComponent("YAMLFuzz"), corpus.appendingPathComponent("RuleBookFuzz"))
        for folder in [yaml, books] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(dictionary(of: all.map(\.1)).utf8).write(to: folder.appendingPathExtension("dict"))
        }
        let text = Array("the bus is late".utf8)
        for (number, (name, bytes)) in all.enumerated() {
            // Of a longer file the beginning, which is a file too.
            let file = bytes.prefix(bytesMax - 64)
            try Data(file).write(to: yaml.appendingPathComponent("seed-\(number)"))
            let place = UInt8(fileNames.firstIndex(of: name) ?? 0)
            let seed = [place, UInt8(text.count)] + text + file
            try Data(seed).write(to: books.appendingPathComponent("seed-\(number)"))
        }
    }

    private static func files(in folder: String) throws -> [(String, [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".yaml") }
            .map { ($0, Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))) }
    }

    /// The keys and short names of these files in libFuzzer's format: a word in quotes on each line.
    private static func dictionary(of files: [[UInt8]]) -> String {
        var words: Set<String> = [
            "$", "{number}", "{time}", "{word}", "*", "\\x0A  - {", "\\x0A    ", ": ", "\\\"", "{", "[",
        ]
        for file in files {
            var diagnostics: [Diagnostic] = []
            if let root = YAMLDocument.parse(file, file: "", into: &diagnostics) { add(root, to: &words) }
        }
        return words.sorted().map { "\"\($0)\"\n" }.joined()
    }

    private static func add(_ node: YAMLNode, to words: inout Set<String>) {
        switch node.content {
        case .scalar: break
        case .sequence(let items): for item in items { add(item, to: &words) }
        case .mapping(let entries):
            for entry in entries {
                let key = entry.key.scalarText ?? ""
                let isPlain = key.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 || $0 == 95 || $0 == 45 }
                if isPlain, !key.isEmpty, key.utf8.count <= wordLengthMax { words.insert("\(key): ") }
                add(entry.value, to: &words)
            }
        }
    }
}
