import Foundation
import FuzzSupport
import Inquiries
import KafkaTestKit

@testable import BadInputCases

/// Writes the cases of the bad-input tests as each fuzz target takes its inputs: `FuzzSeeds FOLDER`.
@main
enum FuzzSeeds {
    /// Longer ones only slow a fuzzer down.
    private static let bytesMax = 4_096

    static func main() throws {
        let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".")
        try writeExpressions(to: folder.appendingPathComponent("RegexFuzz"))
        try RuleBookSeeds.write(to: folder, bytesMax: bytesMax)
        for (target, encode) in [
            ("JSONFuzz", { $0.record.value }), ("CloudEventFuzz", event), ("InquiryMapFuzz", mapped),
            ("FoldingFuzz", { $0.record.value }),
        ] as [(String, (BadInput) -> [UInt8]?)] {
            let seeds = folder.appendingPathComponent(target)
            try FileManager.default.createDirectory(at: seeds, withIntermediateDirectories: true)
            for (index, bad) in BadInput.all.enumerated() {
                guard let seed = encode(bad), seed.count <= bytesMax else { continue }
                try Data(seed).write(to: seeds.appendingPathComponent("case-\(index)"))
            }
        }
    }

    /// Expressions with every construct, and what is refused.
    private static let expressions = [
        #"(route|ruta) (no\.? ?)?\d{1,3}[a-d]?"#, #"^stop$|\Aalto\b|no\z"#,
        #"[^aeiou\s]+[[:alpha:]][[:^digit:]]\p{L}\PN"#,
        #"(?i)BUS(?:es)*?|\Qw-2 (form)\E"#, #"[а-яё\x{4E00}-\x{4E10}]{2,}校车.+\W\D\S"#, #"(a?b?c?){60}(?=x)\1"#,
    ]

    private static func writeExpressions(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (index, expression) in expressions.enumerated() {
            try Data([0] + expression.utf8).write(to: folder.appendingPathComponent("expression-\(index)"))
        }
    }

    private static func event(_ bad: BadInput) -> [UInt8]? {
        guard bad.record.headers.count < 16, let key = FuzzInput.encoded(bad.record.key) else { return nil }
        var seed = [UInt8(bad.record.headers.count)]
        for header in bad.record.headers {
            guard let name = FuzzInput.encoded(header.name), let value = FuzzInput.encoded(header.value) else {
                return nil
            }
            seed += name + value
        }
        return seed + key + (bad.record.value ?? [])
    }

    private static func mapped(_ bad: BadInput) -> [UInt8]? {
        let definition = bad.input.definition
        var formats: UInt8 = definition.format == .text ? 1 : 0
        if definition.textFormat == .html { formats |= 2 }
        if definition.timeFormat == .epochSeconds { formats |= 4 }
        guard let map = definition.map else { return [formats | 32] + (bad.record.value ?? []) }
        var seed = [formats, UInt8(map.count)]
        for (field, source) in map.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let (kind, texts): (UInt8, [String]) =
                switch source {
                case .pointers(let pointers): (pointers.count > 1 ? 32 : 0, pointers)
                case .constant(let text): (16, [text])
                }
            seed.append(field.rawValue | kind)
            for text in texts { seed += FuzzInput.encoded(Array(text.utf8)) ?? [] }
        }
        return seed + (bad.record.value ?? [])
    }
}
