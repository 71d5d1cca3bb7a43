import Assignments
import Foundation

/// docs/schemas/check.py, run by Debian's own Python.
enum SchemaCheck {
    private static let python = URL(fileURLWithPath: "/usr/bin/python3")
    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/schemas/check.py")

    /// Whether python3 and python3-jsonschema are installed; says so where they are not.
    static let isAvailable: Bool = {
        let isInstalled = (try? run(["-c", "import jsonschema"]).status) == 0
        if !isInstalled { print("note: schemas are not checked: install python3-jsonschema") }
        return isInstalled
    }()

    /// AsyncAPI's JSON Schema, where `SWITCHBOARD_SCHEMAS` names a folder that has it.
    static let asyncAPISchema: String? = {
        let folder = ProcessInfo.processInfo.environment["SWITCHBOARD_SCHEMAS"] ?? ""
        let path = "\(folder)/asyncapi-3.0.0.json"
        if !folder.isEmpty, FileManager.default.fileExists(atPath: path) { return path }
        print("note: asyncapi.json is not checked: SWITCHBOARD_SCHEMAS names no folder with asyncapi-3.0.0.json")
        return nil
    }()

    /// The problems of values, each with the name of its schema.
    static func problems(_ values: [(schema: String, json: Data)]) throws -> String {
        var lines = Data()
        for value in values {
            lines.append(Data("{\"schema\": \"\(value.schema)\", \"value\": ".utf8))
            lines.append(value.json.filter { $0 != 0x0A && $0 != 0x0D })
            lines.append(Data("}\n".utf8))
        }
        let answer = try run([script.path, "--each"], input: lines)
        return answer.status == 0 ? "" : answer.output
    }

    /// The problems of asyncapi.json.
    static func problemsOfAsyncAPI(schema: String) throws -> String {
        let answer = try run([script.path, "--asyncapi", schema])
        return answer.status == 0 ? "" : answer.output
    }

    private static func run(_ arguments: [String], input: Data = Data()) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = python
        process.arguments = arguments
        // Files, not pipes: neither side waits for the other.
        let folder = FileManager.default.temporaryDirectory.appending(path: "schemas-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let inputFile = folder.appending(path: "input")
        let outputFile = folder.appending(path: "output")
        try input.write(to: inputFile)
        try Data().write(to: outputFile)
        let output = try FileHandle(forWritingTo: outputFile)
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: outputFile), as: UTF8.self))
    }
}

extension PublishedRecord {
    /// The headers with a value as a JSON object of texts.
    var headersAsJSON: Data {
        get throws {
            var object: [String: String] = [:]
            for header in headers {
                if let value = header.value { object[header.name] = String(decoding: value, as: UTF8.self) }
            }
            return try JSONSerialization.data(withJSONObject: object)
        }
    }

    /// What the schemas say about it: its value and its headers, each with the schema's name.
    var checked: [(schema: String, json: Data)] {
        get throws {
            switch destination {
            case .department:
                [("assignment", Data(value ?? [])), ("assignment-headers", try headersAsJSON)]
            case .decisions: [("decision", Data(value ?? []))]
            case .deadLetter: [("dead-letter-headers", try headersAsJSON)]
            }
        }
    }
}
