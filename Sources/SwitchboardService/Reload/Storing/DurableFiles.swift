import Foundation

/// Files that are there whole or not at all after a crash or a loss of power: written aside, synchronised, renamed.
enum DurableFiles {
    /// A call of the system that failed.
    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ call: String, _ path: String) { description = "\(call) \(path): \(String(cString: strerror(errno)))" }
    }

    /// Makes a folder that only its owner may enter, with those above it; one that is there stays as it is.
    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Writes a new file through to the disk.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure("create", path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(file, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure("write", path) }
            written += count
        }
        guard fsync(file) == 0 else { throw Failure("fsync", path) }
    }

    /// Puts a file or folder in the place of another by renaming it; the folder they are in is synchronised.
    static func move(_ path: String, to place: String) throws {
        guard rename(path, place) == 0 else { throw Failure("rename", path) }
        try synchroniseFolder((place as NSString).deletingLastPathComponent)
    }

    /// Writes a folder's entries through to the disk.
    static func synchroniseFolder(_ path: String) throws {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Failure("open", path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Failure("fsync", path) }
    }
}
