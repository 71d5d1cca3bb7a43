import Diagnostics
import RuleBooks
import Testing

/// Each way a book can be wrong, with its code and place.
struct BrokenBookTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let file: String
        let text: String
        let replacement: String
        let found: [String]
        var testDescription: String { "\(file): \(text) → \(replacement)" }

        init(_ file: String, _ text: String, _ replacement: String, _ found: String...) {
            self.file = file + ".yaml"
            self.text = text
            self.replacement = replacement
            self.found = found
        }
    }

    static let district = [
        Example("district", "America/Chicago", "America/Chicgo", "B020 district.yaml:1:12"),
        Example("district", "time_zone: America/Chicago\n", "", "Y102 district.yaml:1:1"),
        Example("district", "safety: {contact: safety@district.example}", "safety: {}", "B019 district.yaml:3:3"),
        Example("district", "safety: {contact: safety@", "Safety: {contact: safety@", "B011 district.yaml:3:3"),
        Example("district", "assignments.bus", "bad topic", "B017 district.yaml:4:57"),
        Example("district", "assignments.bus", "assignments.office", "B018 district.yaml:5:3"),
        Example("district", "fallback: office", "fallback: ofice", "B014 district.yaml:6:11"),
        Example("district", "fallback: office\n", "", "Y102 district.yaml:1:1"),
        Example("district", "[safety, transportation]", "[transportation]", "B016 district.yaml:7:10"),
        Example("district", "[safety, transportation]", "[safety, safety, transportation]", "B016 district.yaml:7:18"),
        Example("district", "[safety, transportation]", "[safety, transportation, hr]", "B015 district.yaml:7:34"),
        Example("district", "[safety, transportation]", "[]", "B010 district.yaml:7:9"),
        Example("district", "urgent: 1h", "urgent: soon", "B025 district.yaml:8:44"),
        Example("district", "1 school day", "0 school days", "B025 district.yaml:8:22"),
        Example("district", "urgent: 1h", "urgnt: 1h", "Y101 district.yaml:8:36"),
        Example("district", "[mon, tue, wed, thu, fri]", "[]", "B010 district.yaml:10:16"),
        Example("district", "[mon, tue,", "[mon, tues,", "Y110 district.yaml:10:22"),
        Example("district", "\"07:30\"", "\"7:30\"", "B022 district.yaml:11:17"),
        Example("district", "\"15:00\"", "\"07:00\"", "B023 district.yaml:11:33"),
        Example("district", "2026-09-07", "2026-02-29", "B021 district.yaml:12:14"),
        Example("district", "until: 2027-01-01", "until: 2026-01-01", "B023 district.yaml:12:66"),
    ]

    static let ruleSets = [
        Example("transportation", "topic: transportation", "topic: other", "B011 transportation.yaml:1:8"),
        Example("transportation", "topic: transportation", "topic: safety", "B012 transportation.yaml:1:8"),
        Example("transportation", "department: buses", "department: bus", "B014 transportation.yaml:2:13"),
        Example("transportation", "threshold: 4\ncopy", "threshold: 0\ncopy", "Y107 transportation.yaml:4:12"),
        Example("transportation", "threshold: 4\ncopy", "treshold: 4\ncopy", "Y102", "Y101 transportation.yaml:4:1"),
        Example("transportation", "score: 5", "score: 0", "B036 transportation.yaml:12:12"),
        Example("transportation", "score: 5", "score: 1.5", "Y106 transportation.yaml:12:12"),
        Example("transportation", "id: voicemail", "id: late-bus", "B013 transportation.yaml:15:9"),
        Example("transportation", "[$bus, [", "[$bsu, [", "B030 transportation.yaml:13:22"),
        Example("transportation", "[late, tarde, $never]", "[]", "B010 transportation.yaml:8:9"),
        Example("transportation", "[never came]", "[$late]", "B031 transportation.yaml:9:11"),
        Example("transportation", "[never came]", "[\"...\"]", "B032 transportation.yaml:9:11"),
        Example("transportation", "[never came]", "[\"{hour} late\"]", "B032 transportation.yaml:9:11"),
        Example("transportation", "[never came]", "[\(String(repeating: "a", count: 201))]", "B032"),
        Example("transportation", "within: 8 words", "within: 8", "B034 transportation.yaml:13:55"),
        Example("transportation", "[$bus, [$late, waiting]]", "[$bus]", "B034 transportation.yaml:13:21"),
        Example("transportation", "none: [job]", "none: []", "B010 transportation.yaml:14:11"),
        Example("transportation", "none: [job]", "non: [job]", "Y101 transportation.yaml:14:5"),
        Example("transportation", "none: [job]", "none: [{}]", "B033 transportation.yaml:14:12"),
        Example("transportation", "none: [job]", "sender: [teacher]", "Y110 transportation.yaml:14:14"),
        Example("transportation", "none: [job]", "confidential: yes", "Y108 transportation.yaml:14:19"),
        Example("transportation", "count: 2", "count: 4", "B035 transportation.yaml:18:23"),
        Example("transportation", "copy_to: [safety]", "copy_to: [safty]", "B014 transportation.yaml:19:15"),
        Example("transportation", "topic: other}", "topic: others}", "B015 transportation.yaml:24:21"),
        Example("transportation", "{topic: other}", "{}", "B037 transportation.yaml:24:13"),
        Example("transportation", "[voicemail]", "[voice]", "B038 transportation.yaml:22:49"),
        Example("safety", "priority: urgent\n", "priority: now\n", "Y110 safety.yaml:7:15"),
        Example("safety", "threshold: 4", "threshold: 9", "B040 safety.yaml:1:8"),
        Example("safety", "topic: safety\n", "topic: danger\n", "B040", "B015"),
        Example("safety", "topic: safety, priority: urgent", "topic: other", "B042 safety.yaml:10:11"),
    ]

    @Test(arguments: district + ruleSets)
    func eachMistakeIsReportedAtItsPlaceAndRefusesTheBook(example: Example) throws {
        let folder = try BookFolder(BookFolder.changed(example.file, example.text, to: example.replacement))
        let (load, found) = folder.load()
        #expect(load.book == nil)
        for expected in example.found { #expect(found.contains { $0.hasPrefix(expected) }, "\(found)") }
    }

    @Test func aSoundBookHasNothingToReport() throws {
        let (load, found) = try BookFolder().load()
        #expect(found == [])
        #expect(load.book != nil)
        #expect(load.book.map { RuleTestReport(of: $0).failures.map(\.message) } == [])
    }

    @Test func severalMistakesInSeveralFilesAreReportedAtOnce() throws {
        var files = BookFolder.changed("transportation.yaml", "department: buses", to: "department: bus")
        files["safety.yaml"] = files["safety.yaml"]?.replacing("score: 5", with: "score: five")
        files["district.yaml"] = files["district.yaml"]?.replacing("America/Chicago", with: "Mars")
        let (load, found) = try BookFolder(files).load()
        #expect(load.book == nil)
        #expect(found == ["B020 district.yaml:1:12", "Y106 safety.yaml:6:12", "B014 transportation.yaml:2:13"])
    }

    @Test func aFileThatIsNoYAMLIsReportedOnceAndNotBlamedOnOthers() throws {
        var files = BookFolder.sound
        files["transportation.yaml"] = "topic: [transportation"
        let (load, found) = try BookFolder(files).load()
        #expect(load.book == nil)
        #expect(found.count == 1 && found[0].hasPrefix("Y006 transportation.yaml"))
    }

    @Test func aSafetyTestThatFailsSaysWhatCameOutInstead() throws {
        let folder = try BookFolder(BookFolder.changed("safety.yaml", "any: [gun, knife]", to: "any: [rifle]"))
        let load = RuleBook.load(directory: folder.path)
        #expect(load.book == nil)
        let message = load.diagnostics.first?.message ?? ""
        #expect(message.contains("expected topic safety, got other"), "\(message)")
        #expect(message.contains("safety scored 0 of 4: no rule fired"), "\(message)")
    }

    @Test func aMistypedNameGetsTheNearestOneAsAHint() throws {
        let folder = try BookFolder(BookFolder.changed("transportation.yaml", "[$bus, [", to: "[$bsu, ["))
        #expect(RuleBook.load(directory: folder.path).diagnostics.first?.hint == "did you mean `bus`?")
    }
}
