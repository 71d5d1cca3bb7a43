import Diagnostics
import Foundation
import RuleBooks
import Testing

/// docs/rules.md: every example on it is a book that loads and whose tests pass.
struct DocumentationTests {
    /// An example: the file it is, and its text.
    struct Example: Sendable, CustomTestStringConvertible {
        var file: String
        var text: String
        var testDescription: String { "\(file): \(text.prefix(60))" }
    }

    /// The blocks of YAML on the page. A comment on the first line names the file; what has no topic is about transportation.
    static let examples: [Example] = {
        let page = URL(fileURLWithPath: shippedRules).deletingLastPathComponent().appendingPathComponent(
            "docs/rules.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "```yaml\n").dropFirst().compactMap { block in
            guard let end = block.range(of: "```") else { return nil }
            var text = String(block[..<end.lowerBound])
            var file = "transportation.yaml"
            if text.hasPrefix("# "), let line = text.split(separator: "\n").first, line.hasSuffix(".yaml") {
                file = String(line.dropFirst(2))
            } else if !text.contains("topic: transportation\n") {
                text = "topic: transportation\ndepartment: transportation\nthreshold: 4\n" + text
            }
            return Example(file: file, text: text)
        }
    }()

    private func shipped(_ names: String...) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in names { files[name] = try Array(Data(contentsOf: URL(fileURLWithPath: "\(shippedRules)/\(name)"))) }
        return files
    }

    private func expectSound(_ load: RuleBookLoad) throws {
        let book = try #require(load.book, "\(DiagnosticRenderer(files: load.files).text(load.diagnostics))")
        #expect(book.runTests().map { "\($0.test.message.text): \($0.problems)" } == [])
    }

    @Test(arguments: examples.filter { !$0.file.contains("/") }) func anExampleLoadsAndItsTestsPass(
        _ example: Example
    ) throws {
        var files = try shipped("district.yaml")
        // Of the shipped topics only the order is wanted: their rules would answer, too.
        for topic in ["hr", "academics", "transportation", "office"] {
            let department = topic == "office" ? "front-office" : topic
            files["\(topic).yaml"] = Array(
                "topic: \(topic)\ndepartment: \(department)\nthreshold: 4\nrules: [{id: none, score: 1, any: [zzzz]}]\n"
                    .utf8)
        }
        files["safety.yaml"] = Array((BookFolder.sound["safety.yaml"] ?? "").utf8)
        for shared in Self.examples where shared.file == "phrases.yaml" { files[shared.file] = Array(shared.text.utf8) }
        files[example.file] = Array(example.text.utf8)
        try expectSound(RuleBook.load(files: files))
    }

    @Test func theOverlayOfThePageStandsOnTheShippedRules() throws {
        var own: [String: [UInt8]] = [:]
        for example in Self.examples where example.file.hasPrefix("district/") {
            own[String(example.file.dropFirst("district/".count))] = Array(example.text.utf8)
        }
        #expect(own.count == 3)
        for example in Self.examples where example.file == "communications.yaml" {
            own[example.file] = Array(example.text.utf8)
        }
        let shipped = try shipped(
            "safety.yaml", "hr.yaml", "academics.yaml", "transportation.yaml", "front-office.yaml", "phrases.yaml",
            "district.yaml")
        let load = RuleBook.load(files: own, extended: shipped)
        let book = try #require(load.book, "\(DiagnosticRenderer(files: load.files).text(load.diagnostics))")
        #expect(book.topicNames == ["safety", "transportation", "hr", "academics", "communications", "office"])
        #expect(!book.departmentNames.contains("academics") && book.departmentNames.contains("communications"))
        let failures = book.runTests().filter { !$0.test.file.hasPrefix("../") }
        #expect(failures.map { "\($0.test.message.text): \($0.problems)" } == [])
    }

    @Test func theBookToBeginWithChecksCleanAndItsTestsPass() throws {
        let folder = URL(fileURLWithPath: shippedRules).deletingLastPathComponent().appendingPathComponent(
            "docs/examples/small-district")
        let load = RuleBook.load(directory: folder.path, isLinting: true)
        #expect(load.diagnostics.isEmpty, "\(DiagnosticRenderer(files: load.files).text(load.diagnostics))")
        try expectSound(load)
        #expect(load.book?.ruleNames.count == 11)
    }

    @Test func noPhraseOfTheExamplesIsOneThatCheckWouldWarnOf() throws {
        for example in Self.examples where !example.file.contains("/") && example.file != "phrases.yaml" {
            var files = BookFolder.sound
            files["district.yaml"] = files["district.yaml"]?.replacing("buses:", with: "transportation:")
            for shared in Self.examples where shared.file == "phrases.yaml" { files[shared.file] = shared.text }
            files["transportation.yaml"] = nil
            files[example.file] = example.text
            if example.file != "transportation.yaml" {
                files["district.yaml"] = files["district.yaml"]?.replacing("transportation]", with: "communications]")
            }
            let folder = try BookFolder(files)
            let load = RuleBook.load(directory: folder.path, isLinting: true)
            let codes = load.diagnostics.map(\.code).filter { $0 != "L004" && $0 != "L010" }
            #expect(codes == [], "\(example): \(DiagnosticRenderer(files: load.files).text(load.diagnostics))")
        }
    }

    @Test func thePageHasAnExampleOfEveryConstruct() {
        let text = Self.examples.map(\.text).joined()
        for key in [
            "any:", "all:", "none:", "at_least:", "near:", "ordered:", "phrase:", "regex:", "typos:", "inflect:",
            "rule:",
            "channel:", "language:", "school:", "sender:", "claimed_topic:", "confidential:", "time:", "days:",
            "school_day:", "dates:", "in:", "ignore:", "cap:", "caps:", "group:", "priority:", "copy_to:", "active:",
            "owner:", "description:", "copy_threshold:", "extends:", "off:", "{number}", "{time}", "{word}",
        ] { #expect(text.contains(key), "\(key)") }
    }
}
