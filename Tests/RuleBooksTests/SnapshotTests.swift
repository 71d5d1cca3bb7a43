import Diagnostics
import Dispatch
import Foundation
import RuleBooks
import Synchronization
import Testing

/// A folder is read as it stood at one moment, whoever writes to it.
@Suite struct SnapshotTests {
    private func settled(_ path: String, attempts: Int = 50, pause: Double = 0.001) -> RuleBookSnapshot? {
        RuleBookSnapshot.readSettled(path, attempts: attempts) { Thread.sleep(forTimeInterval: pause) }
    }

    @Test func itMakesTheBookThatTheFolderMakes() throws {
        let folder = try BookFolder()
        let book = try #require(folder.load().load.book)
        let snapshot = RuleBookSnapshot.read(folder.path)
        #expect(snapshot.hash == book.hash)
        #expect(RuleBook.load(snapshot).book?.hash == book.hash)
    }

    @Test func theConfirmationIsNoPartOfTheHash() throws {
        let folder = try BookFolder()
        let before = RuleBookSnapshot.read(folder.path)
        #expect(before.confirmation == nil)
        try folder.write(Array(" \(before.hash)\n".utf8), to: ".confirm")
        let after = RuleBookSnapshot.read(folder.path)
        #expect(after.hash == before.hash)
        #expect(after.confirmation == before.hash)
        try folder.write(Array(repeating: 65, count: 2 << 20), to: ".confirm")
        #expect(RuleBookSnapshot.read(folder.path).confirmation == nil)
    }

    @Test func aPipeAFolderAndLinksToNowhereAreNamedAndNeverAHang() throws {
        let folder = try BookFolder()
        let before = RuleBookSnapshot.read(folder.path)
        mkfifo("\(folder.path)/pipe.yaml", 0o600)
        mkdir("\(folder.path)/folder.yaml", 0o700)
        symlink("nowhere", "\(folder.path)/dangling.yaml")
        symlink("loop.yaml", "\(folder.path)/loop.yaml")
        mkfifo("\(folder.path)/.confirm", 0o600)
        let snapshot = try #require(settled(folder.path))
        #expect(!snapshot.isWhole)
        #expect(snapshot.problems.count == 4)
        #expect(!snapshot.hasSameContent(as: before))
        #expect(RuleBook.load(snapshot).book == nil)
    }

    @Test func aFolderThatIsGoneIsNoBook() {
        let snapshot = RuleBookSnapshot.read("/nonexistent/rules")
        #expect(!snapshot.isWhole)
        #expect(RuleBook.load(snapshot).book == nil)
    }

    @Test func aFileThatMayNoLongerBeReadAndOneThatIsGoneAreNoBook() throws {
        let folder = try BookFolder()
        let before = RuleBookSnapshot.read(folder.path)
        #expect(chmod("\(folder.path)/safety.yaml", 0) == 0)
        let forbidden = Unprivileged.run { RuleBookSnapshot.read(folder.path) }
        #expect(!forbidden.isWhole)
        #expect(forbidden.problems.contains { $0.message.contains("Permission denied") }, "\(forbidden.problems)")
        #expect(RuleBook.load(forbidden).book == nil)
        #expect(chmod("\(folder.path)/safety.yaml", 0o644) == 0)
        #expect(Unprivileged.run { RuleBookSnapshot.read(folder.path) }.hash == before.hash)
        #expect(unlink("\(folder.path)/safety.yaml") == 0)
        let gone = RuleBookSnapshot.read(folder.path)
        #expect(gone.isWhole && gone.hash != before.hash)
        #expect(RuleBook.load(gone).book == nil)
    }

    @Test(arguments: [0, 4_102_444_800, 1])
    func aClockThatJumpsHidesNoChangeAndHoldsNothingUp(_ seconds: Int) throws {
        let folder = try BookFolder()
        let file = "\(folder.path)/transportation.yaml"
        func setTimes() {
            let time = timeval(tv_sec: seconds, tv_usec: 0)
            #expect(utimes(file, [time, time]) == 0)
        }
        setTimes()
        let before = try #require(settled(folder.path))
        let text = (BookFolder.sound["transportation.yaml"] ?? "") + "\n# edit\n"
        try folder.write(Array(text.utf8), to: "transportation.yaml")
        setTimes()  // as if it had been written at the same moment as before
        let after = try #require(settled(folder.path))
        #expect(after.hash != before.hash)
        #expect(RuleBook.load(after).book?.hash == after.hash)
    }

    @Test func aFileThatIsWrittenByteByByteIsReadBeforeOrAfterAndNeverBetween() throws {
        let folder = try BookFolder()
        let path = folder.path
        let old = RuleBookSnapshot.read(path)
        let text = Array((BookFolder.sound["transportation.yaml"] ?? "").utf8) + Array("# longer than before\n".utf8)
        let writer = Beside {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/transportation.yaml"))
            try file.truncate(atOffset: 0)
            for byte in text {
                try file.write(contentsOf: [byte])
                Thread.sleep(forTimeInterval: 0.001)  // the pace of the writer, nothing that is waited for
            }
            try file.close()
        }
        var seen: Set<String> = []
        while !writer.isOver {
            // As polling does it: whoever writes this slowly has to be outwaited.
            if let snapshot = settled(path, pause: 0.4) { seen.insert(snapshot.hash) }
        }
        try writer.wait()
        let new = try #require(settled(path))
        #expect(new.files.contains { $0.bytes == text })
        #expect(seen.subtracting([old.hash, new.hash]).isEmpty)
    }

    /// As a Kubernetes volume does it: `..data` names one of two folders, files name what lies in `..data`.
    @Test func aLinkThatIsSwappedAgainAndAgainNeverGivesAMixture() throws {
        let folder = try BookFolder([:])
        let path = folder.path
        var good: Set<String> = []
        for version in ["one", "two"] {
            mkdir("\(path)/..\(version)", 0o700)
            for (name, text) in BookFolder.sound {
                try folder.write(Array("\(text)\n# \(version)\n".utf8), to: "..\(version)/\(name)")
            }
            good.insert(RuleBookSnapshot.read("\(path)/..\(version)").hash)
        }
        symlink("..one", "\(path)/..data")
        for name in BookFolder.sound.keys { symlink("..data/\(name)", "\(path)/\(name)") }
        let swapper = Beside {
            for count in 0..<400 {
                symlink(count % 2 == 0 ? "..two" : "..one", "\(path)/..data_tmp")
                rename("\(path)/..data_tmp", "\(path)/..data")
                Thread.sleep(forTimeInterval: 0.005)  // the pace of the swaps, nothing that is waited for
            }
        }
        var seen: [String: Int] = [:]
        while !swapper.isOver {
            if let snapshot = settled(path, attempts: 100) { seen[snapshot.hash, default: 0] += 1 }
        }
        try swapper.wait()
        #expect(Set(seen.keys).subtracting(good).isEmpty)
        #expect(seen.values.reduce(0, +) > 0)
    }
}

/// Without root's right to read everything: tests may run as root.
private enum Unprivileged {
    static func run<Value>(_ body: () -> Value) -> Value {
        // Of this thread alone: glibc's setfsuid, which Swift's Glibc does not show, tells the kernel and no other thread.
        let setUser = dlsym(nil, "setfsuid").map { unsafeBitCast($0, to: (@convention(c) (uid_t) -> CInt).self) }
        _ = setUser?(65_534)
        defer { _ = setUser?(geteuid()) }
        return body()
    }
}

/// Something that goes on beside the test.
private final class Beside: Sendable {
    private let outcome = Mutex<Result<Void, any Error>?>(nil)
    private let over = DispatchSemaphore(value: 0)

    init(_ body: @escaping @Sendable () throws -> Void) {
        Thread.detachNewThread { [self] in
            let result = Result { try body() }
            outcome.withLock { $0 = result }
            over.signal()
        }
    }

    var isOver: Bool { outcome.withLock { $0 != nil } }

    func wait() throws {
        over.wait()
        try outcome.withLock { try $0?.get() }
    }
}
