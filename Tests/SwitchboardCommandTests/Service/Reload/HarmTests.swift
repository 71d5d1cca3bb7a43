import AdminAPI
import Foundation
import KafkaTestKit
import Testing

extension ServiceTests {
    /// Whatever happens to the rules folder, routing goes on by the last good book, and each harm is told by its own reason.
    @Suite struct HarmTests {
        /// Something that happens to the folder.
        private struct Harm {
            let name: String
            /// The exit code of `switchboard reload`.
            let code: Int32
            /// What the answer says.
            let reason: String
            let happen: (_ rules: URL) throws -> Void

            init(_ name: String, _ code: Int32, _ reason: String, _ happen: @escaping (URL) throws -> Void) {
                (self.name, self.code, self.reason, self.happen) = (name, code, reason, happen)
            }

            /// A file whose text changes.
            static func edit(
                _ name: String, _ code: Int32, _ reason: String, _ file: String,
                _ change: @escaping (inout String) -> Void
            ) -> Harm {
                Harm(name, code, reason) { rules in
                    let url = rules.appendingPathComponent(file)
                    var text = try String(contentsOf: url, encoding: .utf8)
                    let before = text
                    change(&text)
                    #expect(text != before, "\(name) changes nothing")
                    try Data(text.utf8).write(to: url)
                }
            }

            /// Something that is called x.yaml and is no file.
            static func thing(_ name: String, _ reason: String, _ make: @escaping (String) -> Int32) -> Harm {
                Harm(name, 65, reason) { rules in #expect(make("\(rules.path)/x.yaml") == 0) }
            }
        }

        private static var harms: [Harm] {
            [
                Harm.edit("no YAML", 65, "meals.yaml:", "meals.yaml") { $0 = "topic: [\n" },
                .edit("a key that is misspelt", 65, "treshold", "meals.yaml") {
                    $0.replace("\nthreshold:", with: "\ntreshold:")
                },
                .edit("cut in the middle", 65, "meals.yaml:", "meals.yaml") {
                    $0 = String($0.prefix($0.count / 2)) + "\n  \""
                },
                .edit("safety emptied", 65, "safety", "safety.yaml") { $0 = "" },
                .edit(
                    "a safety rule and its tests renamed away", 65, "a safety test of the running rules fails",
                    "safety.yaml"
                ) {
                    $0.replace("priority: urgent", with: "priority: high")
                },
                .edit("a test of another topic that fails", 75, "this test fails", "buses.yaml") { text in
                    guard let range = text.range(of: "topic: buses", options: .backwards) else { return }
                    text.replaceSubrange(range, with: "topic: meals")
                },
                .edit("cut behind the rules", 75, "tests instead of", "meals.yaml") { text in
                    if let tests = text.range(of: "\ntests:") { text.removeSubrange(tests.lowerBound...) }
                },
                Harm("safety deleted", 65, "safety") {
                    try FileManager.default.removeItem(at: $0.appendingPathComponent("safety.yaml"))
                },
                Harm("a topic deleted", 65, "meals") {
                    try FileManager.default.removeItem(at: $0.appendingPathComponent("meals.yaml"))
                },
                Harm("the district deleted", 65, "district.yaml") {
                    try FileManager.default.removeItem(at: $0.appendingPathComponent("district.yaml"))
                },
                .thing("a link to nowhere", "x.yaml") { symlink("nowhere.yaml", $0) },
                .thing("a link to itself", "x.yaml") { symlink("x.yaml", $0) },
                .thing("a pipe", "x.yaml") { mkfifo($0, 0o600) },
                .thing("a folder", "x.yaml") { mkdir($0, 0o700) },
            ]
        }

        @Test func eachHarmToTheFolderIsToldByItsOwnReasonWhileRoutingGoesOn() throws {
            let fixture = try ReloadFixture(.small)
            let good = try fixture.decidingBook()
            var told: Set<String> = []
            for harm in Self.harms {
                try harm.happen(fixture.rules)
                let outcome = try fixture.ask("reload")
                #expect(outcome.status == harm.code, "\(harm.name): \(outcome)")
                #expect(outcome.stdout.contains(harm.reason), "\(harm.name): \(outcome.stdout)")
                told.insert(outcome.stdout.split(separator: "\n").dropFirst().joined())
                #expect(try fixture.decidingBook() == good, "\(harm.name)")
                try FileManager.default.removeItem(at: fixture.rules)
                try FileManager.default.copyItem(at: TestDistrict.small.rules, to: fixture.rules)
            }
            #expect(told.count >= Self.harms.count - 2, "things that are no file may be told alike")
            #expect(try fixture.answer("reload").result == .unchanged)
            #expect(try fixture.status().rejected == nil)
        }

        /// As a Kubernetes volume does it, and far more often.
        @Test func aLinkThatIsSwappedEveryFiveMillisecondsForTenSecondsNeverStallsAndNeverGivesAHalfBook() throws {
            let fixture = try ReloadFixture(.small, interval: "100ms")
            let one = try fixture.decidingBook()
            let path = fixture.rules.path
            let files = try FileManager.default.contentsOfDirectory(atPath: path)
            for version in ["one", "two"] {
                try FileManager.default.createDirectory(
                    atPath: "\(path)/..\(version)", withIntermediateDirectories: true)
                for file in files {
                    let text = try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
                    try Data("\(text)\(version == "two" ? "# two\n" : "")".utf8).write(
                        to: URL(fileURLWithPath: "\(path)/..\(version)/\(file)"))
                }
            }
            symlink("..one", "\(path)/..data")
            for file in files {
                symlink("..data/\(file)", "\(path)/.link")
                #expect(rename("\(path)/.link", "\(path)/\(file)") == 0)
            }
            let swapper = Thread {
                for count in 0..<2_000 {
                    symlink(count % 2 == 0 ? "..two" : "..one", "\(path)/..data_tmp")
                    rename("\(path)/..data_tmp", "\(path)/..data")
                    Thread.sleep(forTimeInterval: 0.005)  // the pace of the swaps, nothing that is waited for
                }
                symlink("..two", "\(path)/..data_tmp")
                rename("\(path)/..data_tmp", "\(path)/..data")
            }
            swapper.start()
            var seen: Set<String> = [one]
            while !swapper.isFinished {
                seen.insert(try fixture.decidingBook())
                let startedAt = ContinuousClock.now
                #expect(try fixture.ask("status").status == 0)
                #expect(ContinuousClock.now - startedAt < .seconds(5))
            }
            try awaitCondition("the last one runs") { try fixture.status().ruleBook.hash != one }
            let two = try fixture.decidingBook()
            #expect(seen.union([two]) == [one, two])
        }
    }
}
