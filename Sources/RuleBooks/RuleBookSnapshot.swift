public import Diagnostics
import Foundation
import YAML

/// The files of a rule book as they stood in a folder, with the folder that it extends: read, not judged. Loading it
/// (`RuleBook.load(_:)`) reads no file again, so what is compiled is what was hashed.
public struct RuleBookSnapshot: Sendable {
    /// The name of the book that these files make: `RuleBook.hash`. Files that can't be read are not in it.
    public let hash: String
    /// What `.confirm` holds, without space around it; nil where it is not there. Not part of the hash.
    public let confirmation: String?
    /// What can't be read, and what is passed over.
    public let problems: [Diagnostic]

    let folder: RuleBookFolder
    let extended: RuleBookFolder?

    /// The file that confirms a held book by its hash.
    public static let confirmationFile = ".confirm"
    /// Where `files` puts those of the folder that is extended.
    public static let extendedFolder = "extended"

    /// Files in memory, by their names: for tests.
    public init(files: [String: [UInt8]], confirmation: String? = nil) {
        self.init(
            folder: RuleBookFolder(path: "rules", files: files), extended: nil, problems: [], confirmation: confirmation
        )
    }

    /// Files that were saved, as `files` gives them. Whether they make the book that was saved, the hash tells.
    public init(saved files: [File]) {
        var own: [String: [UInt8]] = [:]
        var others: [String: [UInt8]] = [:]
        for file in files {
            if file.path.hasPrefix(Self.extendedFolder + "/") {
                others[String(file.path.dropFirst(Self.extendedFolder.utf8.count + 1))] = file.bytes
            } else {
                own[file.path] = file.bytes
            }
        }
        var folder = RuleBookFolder(path: "saved", files: own)
        let extended = others.isEmpty ? nil : RuleBookFolder(path: "saved/\(Self.extendedFolder)", files: others)
        if let extended, let name = folder.extendedName {
            folder.extended = .init(name: name, path: extended.path, files: extended.files)
        }
        self.init(folder: folder, extended: extended, problems: [], confirmation: nil)
    }

    private init(folder: RuleBookFolder, extended: RuleBookFolder?, problems: [Diagnostic], confirmation: String?) {
        self.folder = folder
        self.extended = extended
        self.problems = problems
        self.confirmation = confirmation
        hash = String(decoding: folder.hash, as: UTF8.self)
    }

    /// Reads a folder once. Links are followed as they point now: nothing is kept open from one read to the next.
    ///
    /// - Parameter extended: where the folder that it extends lies; nil for where its district.yaml says.
    public static func read(_ directory: String, extended path: String? = nil) -> RuleBookSnapshot {
        var problems: [Diagnostic] = []
        guard var folder = RuleBookFolder.read(directory, into: &problems) else {
            return RuleBookSnapshot(
                folder: RuleBookFolder(path: directory, files: [:]), extended: nil, problems: problems,
                confirmation: nil)
        }
        var extended: RuleBookFolder?
        if let name = folder.extendedName {
            extended = RuleBookFolder.read(path ?? RuleBookFolder.path(of: name, in: directory), into: &problems)
            folder.extended = extended.map { .init(name: name, path: $0.path, files: $0.files) }
        }
        return RuleBookSnapshot(
            folder: folder, extended: extended, problems: problems, confirmation: folder.confirmation)
    }

    /// Reads a folder until two reads in succession give the same: the same bytes of the same files, none rewritten or
    /// replaced in between. So there was a moment at which all of them stood there together.
    ///
    /// - Parameters:
    ///   - attempts: how often it is read at most.
    ///   - wait: called between two reads.
    /// - Returns: nil where the folder kept changing.
    public static func readSettled(_ directory: String, attempts: Int, wait: () -> Void) -> RuleBookSnapshot? {
        var last = read(directory)
        for _ in 1..<max(2, attempts) {
            wait()
            let next = read(directory)
            if next.isUntouched(since: last) { return next }
            last = next
        }
        return nil
    }

    /// Whether everything could be read.
    public var isWhole: Bool { !problems.hasErrors }

    /// Whether both hold the same files with the same bytes, and the same can't be read.
    public func hasSameContent(as other: RuleBookSnapshot) -> Bool {
        hash == other.hash && problems == other.problems
    }

    /// Whether nobody has touched the files since.
    private func isUntouched(since other: RuleBookSnapshot) -> Bool {
        hasSameContent(as: other) && confirmation == other.confirmation && folder.stamps == other.folder.stamps
            && extended?.stamps == other.extended?.stamps
    }

    /// A file by its place below the book's folder.
    public struct File: Sendable {
        /// The name; that of a file of the extended folder begins with `extended/`.
        public let path: String
        /// What it holds.
        public let bytes: [UInt8]

        /// A file by its parts.
        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// All files, those of the extended folder last.
    public var files: [File] {
        folder.files.map { File(path: $0.name, bytes: $0.bytes) }
            + (extended?.files ?? []).map { File(path: "\(Self.extendedFolder)/\($0.name)", bytes: $0.bytes) }
    }
}

extension RuleBookFolder {
    /// Where a folder that another extends lies, by the name in its district.yaml.
    static func path(of extended: String, in directory: String) -> String {
        extended.hasPrefix("/") ? extended : "\(directory)/\(extended)"
    }

    /// What district.yaml says it extends. Most say nothing, and are not parsed to find that out.
    fileprivate var extendedName: String? {
        guard let file = files.first(where: { $0.name == RuleBookLayer.districtFile }),
            Data(file.bytes).range(of: Data("extends".utf8)) != nil
        else { return nil }
        let problems = YAMLProblems(file: shownName(file))
        guard let root = YAMLDocument.parse(file.bytes, problems: problems) else { return nil }
        return DistrictReader(problems: problems).read(root).extends?.value
    }
}
