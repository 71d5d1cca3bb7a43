import Assignments
import Diagnostics
import Foundation
import YAML

/// The files of a rule book as they stood in one open directory: `*.yaml`, names that begin with a dot left out.
struct RuleBookFolder {
    /// A file: its name in the folder and its bytes.
    struct File {
        let name: String
        let bytes: [UInt8]
        /// Nil for one in memory.
        var stamp: FileStamp?
    }

    /// The folder as the user named it.
    let path: String
    /// The files by name in byte order.
    let files: [File]

    /// What `.confirm` holds.
    var confirmation: String?
    /// The folder's own stamp; nil for one in memory.
    var stamp: FileStamp?

    /// The folder that its district.yaml extends, by the path that stands there.
    var extended: Extended?

    /// A folder below another.
    struct Extended {
        /// As district.yaml names it: a shell in the folder above, too.
        let name: String
        /// As it was opened.
        let path: String
        let files: [File]
    }

    /// A folder of files in memory.
    init(path: String, files: [String: [UInt8]]) {
        self.init(
            path: path,
            files: files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { File(name: $0.key, bytes: $0.value) })
    }

    private init(path: String, files: [File]) {
        self.path = path
        self.files = files
    }

    /// The folder's stamp and those of its files: equal where nobody touched any of them.
    var stamps: [FileStamp?] { [stamp] + files.map(\.stamp) }

    /// All files with their lines, for showing diagnostics.
    var sourceFiles: SourceFiles {
        var sources = SourceFiles()
        for file in files { sources.add(shownName(file), bytes: file.bytes) }
        if let extended {
            for file in extended.files {
                sources.add(Self.shownName(file.name, in: extended.path), bytes: file.bytes)
            }
        }
        return sources
    }

    /// A file's name as diagnostics show it.
    func shownName(_ file: File) -> String { Self.shownName(file.name, in: path) }

    /// What `sha256sum -- *.yaml | LC_ALL=C sort -k 2 | sha256sum` prints in the folder, or for one that extends `../rules`
    /// the same with `*.yaml ../rules/*.yaml`: 64 hexadecimal digits.
    var hash: [UInt8] {
        var named = files.map { (name: $0.name, bytes: $0.bytes) }
        if let extended {
            named += extended.files.map { (Self.shownName($0.name, in: extended.name), $0.bytes) }
        }
        named.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var outer = SHA256()
        for file in named {
            let line = SHA256.hexadecimal(SHA256.hash(file.bytes.span)) + Array("  \(file.name)\n".utf8)
            outer.update(line.span)
        }
        return SHA256.hexadecimal(outer.finish())
    }

    private static func shownName(_ name: String, in path: String) -> String {
        path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }
}

extension RuleBookFolder {
    /// Reads a folder; nil where it can't be read at all. Each file that can't be is reported and left out.
    static func read(_ path: String, into diagnostics: inout [Diagnostic]) -> RuleBookFolder? {
        let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else {
            diagnostics.append(
                Diagnostic(
                    code: RuleBookCode.folder.rawValue, "the rules folder can't be read: \(lastError())", file: path))
            return nil
        }
        defer { close(directory) }
        var names: [String] = []
        for name in entries(of: directory) where !name.hasPrefix(".") {
            if name.hasSuffix(".yml") {
                diagnostics.append(
                    Diagnostic(
                        .warning, code: RuleBookCode.ignoredFile.rawValue, "this file is not read",
                        file: shownName(name, in: path), hint: "rule files end in .yaml"))
            } else if name.hasSuffix(".yaml") {
                names.append(name)
            }
        }
        if names.count > RuleBookLimits.filesMax {
            let message = "the folder holds \(names.count) YAML files; at most \(RuleBookLimits.filesMax) are read"
            diagnostics.append(Diagnostic(code: RuleBookCode.limit.rawValue, message, file: path))
            return nil
        }
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var files: [File] = []
        for name in names {
            do throws(UnreadableFile) {
                files.append(try read(name, in: directory))
            } catch {
                diagnostics.append(
                    Diagnostic(code: error.code.rawValue, error.message, file: shownName(name, in: path)))
            }
        }
        var folder = RuleBookFolder(path: path, files: files)
        var status = stat()
        if fstat(directory, &status) == 0 { folder.stamp = FileStamp(status) }
        folder.confirmation = confirmation(in: directory)
        return folder
    }

    /// The hash in `.confirm`. A file that can't be read, or holds more than a hash, confirms nothing.
    private static func confirmation(in directory: Int32) -> String? {
        do throws(UnreadableFile) {
            let bytes = try read(RuleBookSnapshot.confirmationFile, in: directory).bytes
            guard bytes.count <= confirmationBytesMax else { return nil }
            return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        } catch { return nil }
    }

    /// A hash has 64; the rest is for line ends and a file's name behind it, which is not taken.
    private static let confirmationBytesMax = 256

    private struct UnreadableFile: Error {
        var code = RuleBookCode.file
        var message: String
    }

    /// Reads a regular file of the open directory. A pipe is opened without waiting for its writer, and refused.
    private static func read(_ name: String, in directory: Int32) throws(UnreadableFile) -> File {
        guard name.utf8.allSatisfy(isPlain) else {
            throw UnreadableFile(
                code: .fileName, message: "a rule file's name has only letters, digits, dots, hyphens and underscores")
        }
        let file = openat(directory, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw UnreadableFile(message: "the file can't be read: \(lastError())") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw UnreadableFile(message: "the file can't be read: \(lastError())") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw UnreadableFile(message: "this is not a regular file") }
        // One byte more than the file has, so that its end shows; and for one that grows meanwhile one more than YAML takes:
        // the reader then says that the file is too large.
        let most = YAMLLimits.bytesMax + 1
        var bytes = [UInt8](repeating: 0, count: min(max(Int(status.st_size), 0) + 1, most))
        var count = 0
        while count < most {
            if count == bytes.count { bytes += repeatElement(0, count: most - count) }
            let got = bytes.withUnsafeMutableBytes {
                Foundation.read(file, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw UnreadableFile(message: "the file can't be read: \(lastError())") }
            if got == 0 { break }
            count += got
        }
        bytes.removeSubrange(count...)
        return File(name: name, bytes: bytes, stamp: FileStamp(status))
    }

    /// The names in an open directory, in no order.
    private static func entries(of directory: Int32) -> [String] {
        // closedir closes the duplicate, not the caller's descriptor.
        let duplicate = fcntl(directory, F_DUPFD_CLOEXEC, 0)
        guard duplicate >= 0 else { return [] }
        guard let stream = fdopendir(duplicate) else {
            close(duplicate)
            return []
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                    String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }

    /// What sha256sum prints as it is and every shell leaves alone.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func lastError() -> String { String(cString: strerror(errno)) }
}
