import Foundation
import JSON
import Testing

/// `switchboard classify` as a filter.
@Suite struct ClassifyTests {
    /// The labelled inquiries where `SWITCHBOARD_DATA` names their folder, else the samples.
    private static let inquiries: URL = {
        let data = ProcessInfo.processInfo.environment["SWITCHBOARD_DATA"].flatMap { $0.isEmpty ? nil : $0 }
        return data.map { URL(fileURLWithPath: $0).appendingPathComponent("inquiries-dev.jsonl") }
            ?? Executable.package.appendingPathComponent("docs/samples/inquiries.jsonl")
    }()

    private func classify(_ stdin: String, _ more: String...) throws -> Executable.Outcome {
        try Executable.run(["classify", "--rules", "rules"] + more, stdin: stdin)
    }

    @Test func everyInquiryGetsOneDecisionInItsOrder() throws {
        let input = try Data(contentsOf: Self.inquiries)
        let ids = try input.split(separator: UInt8(ascii: "\n")).map {
            try #require(Self.object(String(decoding: $0, as: UTF8.self))["id"] as? String)
        }
        let outcome = try Executable.run(["classify", "--rules", "rules"], stdin: input)
        #expect(outcome.status == 0)
        #expect(outcome.stderr.isEmpty)
        let decisions = try outcome.lines.map(Self.object)
        #expect(decisions.compactMap { $0["id"] as? String } == ids)
        let topics: Set = ["transportation", "safety", "hr", "academics", "office", "other"]
        for decision in decisions {
            #expect(Set(decision.keys) == ["id", "topic", "also", "priority", "score", "rules"])
            #expect(topics.contains(try #require(decision["topic"] as? String)))
            #expect(["low", "normal", "high", "urgent"].contains(try #require(decision["priority"] as? String)))
            #expect(decision["also"] is [String] && decision["rules"] is [String] && decision["score"] is Int)
        }
    }

    @Test func aDecisionNamesTopicCopiesPriorityScoreAndRules() throws {
        let outcome = try classify(#"{"id":"m-1","text":"bus 14 never came and my daughter is still at the stop"}"#)
        let decision = try Self.object(outcome.stdout)
        #expect(decision["id"] as? String == "m-1")
        #expect(decision["topic"] as? String == "transportation")
        #expect(decision["also"] as? [String] == ["safety"])
        #expect(decision["priority"] as? String == "urgent")
        #expect((decision["rules"] as? [String])?.contains("late-bus") == true)
    }

    @Test(arguments: [
        (#"{"id":"a","body":"hello"}"#, #"{"id":"a","error":"no_text"}"#, "no_text"),
        (#"{"id":"a","text":"  "}"#, #"{"id":"a","error":"no_text"}"#, "no_text"),
        ("{nope", #"{"id":null,"error":"not_json"}"#, "not_json"),
        (#"{"text":"a","text":"b"}"#, #"{"id":null,"error":"not_json"}"#, "not_json"),
        (String(repeating: "[", count: 70), #"{"id":null,"error":"too_deep"}"#, "too_deep"),
    ])
    func aLineThatCannotBeReadGivesAnErrorInItsPlace(line: String, expected: String, code: String) throws {
        let outcome = try classify("{\"id\":\"first\",\"text\":\"hi\"}\n\(line)\n{\"id\":\"last\",\"text\":\"hi\"}\n")
        #expect(outcome.status == 65)
        #expect(outcome.lines.count == 3)
        #expect(outcome.lines.dropFirst().first == expected)
        #expect(outcome.stderr.contains("line 2: \(code): "))
        #expect(outcome.stderr.hasSuffix("1 of 3 lines could not be read\n"))
    }

    @Test func bytesThatAreNotUTF8AreAnError() throws {
        let outcome = try Executable.run(
            ["classify", "--rules", "rules"], stdin: Data(#"{"text":""#.utf8) + [0xFF] + Data("\"}\n".utf8))
        #expect(outcome.stdout == "{\"id\":null,\"error\":\"not_utf8\"}\n")
        #expect(outcome.status == 65)
    }

    @Test func lineEndsOfWindowsBlankLinesAndAMissingLastEndAreTolerated() throws {
        let outcome = try classify(
            "\u{FEFF}{\"id\":\"a\",\"text\":\"hi\"}\r\n\r\n \t \n{\"id\":\"b\",\"text\":\"hi\"}\n\n{\"id\":\"c\",\"text\":\"hi\"}"
        )
        #expect(outcome.status == 0)
        let ids = try outcome.lines.map { try Self.object($0)["id"] as? String }
        #expect(ids == ["a", "b", "c"])
    }

    @Test func nothingInGivesNothingOut() throws {
        let outcome = try classify("")
        #expect(outcome.status == 0)
        #expect(outcome.stdout.isEmpty && outcome.stderr.isEmpty)
    }

    /// 1 MiB is the default of limits.input_bytes.
    @Test(arguments: [(1 << 20, nil), ((1 << 20) + 1, "too_large"), (3 << 20, "too_large")] as [(Int, String?)])
    func aLineMayBeAsLongAsTheInputAllows(bytes: Int, error: String?) throws {
        let (before, after) = (#"{"id":"long","text":""#, "\"}")
        let line = before + String(repeating: "a", count: bytes - before.utf8.count - after.utf8.count) + after
        let outcome = try classify("\(line)\r\n{\"id\":\"next\",\"text\":\"hi\"}\n")
        #expect(outcome.lines.count == 2)
        #expect(try Self.object(outcome.lines[0])["error"] as? String == error)
        #expect(try Self.object(outcome.lines[1])["id"] as? String == "next")
        #expect(outcome.status == (error == nil ? 0 : 65))
    }

    @Test func theTextNeverReachesStandardError() throws {
        let outcome = try classify(#"{"id":"a","body":"CANARY-7f3a","note":["CANARY-7f3a"]}"#)
        #expect(outcome.status == 65)
        #expect(!outcome.stderr.contains("CANARY"))
    }

    @Test func aReaderThatGoesAwayEndsItQuietly() throws {
        let script = #"yes '{"id":"a","text":"hi"}' | { "$0" classify --rules rules; echo $? >&2; } | head -n 1"#
        let shell = Process()
        let (output, errors) = (Pipe(), Pipe())
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script, Executable.url.path]
        shell.currentDirectoryURL = Executable.package
        (shell.standardOutput, shell.standardError) = (output, errors)
        try shell.run()
        shell.waitUntilExit()
        #expect(
            String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).hasPrefix(#"{"id":"a""#))
        #expect(String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "0\n")
    }

    @Test func aDecisionIsOutBeforeTheNextLineIsThere() throws {
        let (input, output) = (Pipe(), Pipe())
        let process = Process()
        process.executableURL = Executable.url
        process.arguments = ["classify", "--rules", "rules"]
        process.currentDirectoryURL = Executable.package
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("{\"id\":\"a\",\"text\":\"hi\"}\n".utf8))
        let first = output.fileHandleForReading.availableData
        #expect(String(decoding: first, as: UTF8.self).hasPrefix(#"{"id":"a""#))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    static func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
}
