import Diagnostics
import Foundation
import HostileBooks
import RuleBooks
import Testing

/// Files that are broken, half-written or built to do harm: an exact error or a working book, and never a crash. What they take of
/// time and memory is measured in release, by scripts/costs; here a book that takes seconds is one that hangs.
struct HostileBookTests {
    private static let most = Duration.seconds(20)
    /// Of a thousand beginnings, those that a debug build has the time for.
    private static let booksMax = 40

    @Test(arguments: HostileKind.all) func eachIsAnErrorByNameOrAWorkingBook(_ kind: HostileKind) throws {
        let folder = URL(fileURLWithPath: shippedRules).deletingLastPathComponent().appending(
            path: HostileKind.realBook)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        let shipped = try Dictionary(
            uniqueKeysWithValues: names.map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) })
        var working = 0
        let books = kind.books(from: shipped).prefix(Self.booksMax)
        for book in books {
            let clock = ContinuousClock()
            let start = clock.now
            let load = RuleBook.load(files: book.files)
            let time = start.duration(to: clock.now)
            #expect(time < Self.most, "\(book.name)")
            let errors = load.diagnostics.filter { $0.severity == .error }.map(\.code)
            let problem = book.problem(isBook: load.book != nil, errors: errors)
            #expect(problem == nil, "\(book.name)")
            for diagnostic in load.diagnostics { #expect(!diagnostic.message.isEmpty && !diagnostic.code.isEmpty) }
            if load.book != nil { working += 1 }
        }
        #expect(!books.isEmpty)
        if kind.name == "prefixes" { #expect(working > 0 && working < books.count, "some are books and some are not") }
    }

    @Test func invalidUTF8IsAnErrorAtItsPlace() {
        var files = BookFolder.sound.mapValues { Array($0.utf8) }
        files["t.yaml"] = Array("topic: caf".utf8) + [0xE9, 0x0A]
        #expect(LanguageBook.short(RuleBook.load(files: files).diagnostics) == ["Y003 t.yaml:1:11"])
    }

    @Test func windowsLineEndsAndAByteOrderMarkMakeNoDifference() throws {
        let text = (BookFolder.sound["transportation.yaml"] ?? "").replacing("\n", with: "\r\n")
        var files = BookFolder.sound.mapValues { Array($0.utf8) }
        files["transportation.yaml"] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        let load = RuleBook.load(files: files)
        #expect(load.diagnostics.isEmpty)
        #expect(try #require(load.book).runTests().isEmpty)
    }
}
