import Foundation

/// A temporary folder that goes with the test.
final class WorkFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("work-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file; gives its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = url.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// A copy of the shipped rules whose departments have Kafka topics with names of this prefix; gives its path.
    func rules(prefix: String) throws -> String {
        let folder = url.appendingPathComponent("rules")
        try FileManager.default.copyItem(at: Executable.package.appendingPathComponent("rules"), to: folder)
        let file = folder.appendingPathComponent("district.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        for department in ["safety", "transportation", "hr", "academics", "front-office"] {
            text = text.replacing(
                "\n  \(department):\n", with: "\n  \(department):\n    kafka_topic: \(prefix).\(department)\n")
        }
        try Data(text.utf8).write(to: file)
        return folder.path
    }
}
