import Assignments
import Diagnostics
import Foundation
import RuleBooks
import Testing

/// What may stand in a rules folder, and the hash that names it.
struct BookFolderTests {
    @Test func aFolderThatIsNotThereIsReported() {
        let load = RuleBook.load(directory: "/nonexistent/rules")
        #expect(load.book == nil)
        #expect(load.diagnostics.map(\.code) == ["B001"])
    }

    @Test func withoutDistrictFileTheBookIsRefused() throws {
        var files = BookFolder.sound
        files["district.yaml"] = nil
        let (load, found) = try BookFolder(files).load()
        #expect(load.book == nil)
        #expect(found == ["B005 "])
    }

    @Test func aPipeAndADirectoryAreErrorsAndNeverAHang() throws {
        let folder = try BookFolder()
        mkfifo("\(folder.path)/pipe.yaml", 0o600)
        mkdir("\(folder.path)/folder.yaml", 0o700)
        symlink("nowhere", "\(folder.path)/dangling.yaml")
        symlink("loop.yaml", "\(folder.path)/loop.yaml")
        let (load, found) = folder.load()
        #expect(load.book == nil)
        #expect(found == ["B002 dangling.yaml", "B002 folder.yaml", "B002 loop.yaml", "B002 pipe.yaml"])
    }

    @Test func hiddenFilesAndOtherKindsAreLeftAloneAndALookalikeIsWarnedOf() throws {
        let folder = try BookFolder()
        for name in [".hidden.yaml", "..data.yaml", "README.md", "hr.yml"] { try folder.write([0xFF], to: name) }
        let (load, found) = folder.load()
        #expect(load.book != nil)
        #expect(found == ["B004 hr.yml"])
    }

    @Test func aFileNameThatShellsMisreadIsRefused() throws {
        let folder = try BookFolder()
        try folder.write([], to: "a\nb.yaml")
        #expect(folder.load().found.contains { $0.hasPrefix("B003") })
    }

    @Test func aFileOverTheSizeLimitIsRefused() throws {
        let folder = try BookFolder()
        try folder.write(Array(repeating: UInt8(ascii: "#"), count: 2 << 20), to: "large.yaml")
        #expect(folder.load().found == ["Y001 large.yaml"])
    }

    @Test func filesBehindSymbolicLinksAreReadAsTheirContent() throws {
        let plain = try BookFolder()
        let linked = try BookFolder([:])
        for name in BookFolder.sound.keys { symlink("\(plain.path)/\(name)", "\(linked.path)/\(name)") }
        #expect(linked.load().load.book?.hash == plain.load().load.book?.hash)
    }

    @Test(arguments: ["rules", ""])
    func coreutilsPrintTheSameHash(shipped: String) throws {
        let folder = try BookFolder()
        try folder.write([0xFF], to: ".hidden.yaml")
        try folder.write([0xFF], to: "notes.txt")
        let path = shipped.isEmpty ? folder.path : shippedRules
        let book = try #require(RuleBook.load(directory: path).book)
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "cd \"$1\" && sha256sum -- *.yaml | LC_ALL=C sort -k 2 | sha256sum", "sh", path]
        let output = Pipe()
        shell.standardOutput = output
        try shell.run()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(printed == "\(book.hash)  -\n")
        #expect(Array(book.hash.utf8) == book.routing.ruleBook)
    }

    @Test func anyChangeOfContentOrNameChangesTheHash() throws {
        let first = try BookFolder().load().load.book?.hash
        let changed = try BookFolder(BookFolder.changed("safety.yaml", "score: 5", to: "score: 6")).load().load.book?
            .hash
        var files = BookFolder.sound
        files["bus.yaml"] = files.removeValue(forKey: "transportation.yaml")
        let renamed = try BookFolder(files).load().load.book?.hash
        #expect(Set([first, changed, renamed]).count == 3)
        #expect(first?.count == 64)
    }
}

/// The rules that ship with the project.
let shippedRules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("rules").path
