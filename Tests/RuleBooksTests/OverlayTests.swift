import Assignments
import Classification
import Diagnostics
import Foundation
import RuleBooks
import Testing

/// A district's own folder on top of other rules.
struct OverlayTests {
    /// The sound book below, and these files above it.
    private func load(_ files: [String: String]) -> RuleBookLoad {
        var own = files
        own["district.yaml"] = own["district.yaml"] ?? "extends: ../rules\n"
        return RuleBook.load(
            files: own.mapValues { Array($0.utf8) }, extended: BookFolder.sound.mapValues { Array($0.utf8) })
    }

    private func book(_ files: [String: String]) throws -> RuleBook {
        let load = load(files)
        return try #require(load.book, "\(DiagnosticRenderer(files: load.files).text(load.diagnostics))")
    }

    @Test func withNothingOfItsOwnItIsTheRulesBelow() throws {
        let book = try book([:])
        #expect(book.topicNames == ["safety", "transportation"])
        #expect(book.departmentNames == ["safety", "buses", "office"])
        #expect(book.runTests().isEmpty)
        #expect(Bench(book).classify("la guagua tarde").topic == "transportation")
    }

    @Test func rulesAreAddedReplacedAndSwitchedOffById() throws {
        let book = try book([
            "buses.yaml": """
            topic: transportation
            rules:
              - {id: late-bus, score: 9, all: [$bus, $late]}
              - {id: voicemail, off: true}
              - {id: tram, score: 7, any: [tram, tranvía]}
            tests:
              - {text: the bus is late, expect: {topic: transportation, rules: [late-bus]}}
            """
        ])
        #expect(book.ruleNames == ["weapon", "late-bus", "tram"])
        #expect(book.score("tranvía") == 7 && book.score("the bus is late") == 9)
        #expect(book.runTests().isEmpty)
        #expect(book.tests.count { $0.message.text == "the bus is late" } == 1)
    }

    @Test func keysOfATopicAreReplacedWhereTheyStand() throws {
        let book = try book(["t.yaml": "topic: transportation\nthreshold: 9\ndepartment: office\n"])
        let topic = book.classifier.definition.topics[1]
        #expect(topic.threshold == 9 && topic.copyThreshold == 4 && topic.rules.count == 2)
        #expect(book.departmentNames[topic.department] == "office")
    }

    @Test func aListMayBeReplacedOrAddedTo() throws {
        let added = try book(["t.yaml": "topic: transportation\nphrases: {bus: [$bus, tranvía]}\n"])
        #expect(added.score("tranvía tarde") == 5 && added.score("guagua tarde") == 5)
        let replaced = try book(["t.yaml": "topic: transportation\nphrases: {bus: [tranvía]}\n"])
        #expect(replaced.score("tranvía tarde") == 5 && replaced.score("guagua tarde") == 0)
    }

    @Test func departmentsCalendarAndAnswersAreTheDistricts() throws {
        let book = try book([
            "district.yaml": """
            extends: ../rules
            time_zone: America/New_York
            departments:
              buses: {contact: rides@district.example}
              press: {contact: press@district.example}
            """
        ])
        #expect(book.departmentNames == ["safety", "buses", "office", "press"])
        #expect(book.departmentContacts[1] == "rides@district.example")
        #expect(book.routing.answerPolicy.utcOffset(at: 1_788_886_800_000) == -4 * 3600)
    }

    @Test func aTopicOfItsOwnNeedsOneFile() throws {
        let book = try book([
            "communications.yaml": """
            topic: communications
            department: {name: communications, contact: press@district.example}
            threshold: 4
            rules:
              - {id: press, score: 5, any: [reporter, interview, reportera, entrevista]}
            tests:
              - {text: a reporter would like an interview, expect: {topic: communications}}
              - {text: soy reportera, expect: {topic: communications}}
            """
        ])
        #expect(book.topicNames == ["safety", "transportation", "communications"])
        #expect(book.departmentNames.last == "communications")
        #expect(book.routing.kafkaTopics.last == "assignments.communications")
        #expect(book.runTests().isEmpty)
    }

    @Test func aTopicIsSwitchedOffAndSafetyNever() throws {
        let topics = "district.yaml"
        let book = try book(["t.yaml": "topic: transportation\noff: true\n"])
        #expect(book.topicNames == ["safety"])
        #expect(
            LanguageBook.short(
                load(["s.yaml": "topic: safety\noff: true\n", topics: "extends: ../rules\n"]).diagnostics) == [
                    "B040 rules"
                ])
    }

    @Test func aSafetyTestBelowStillGuardsTheRules() {
        let load = load(["s.yaml": "topic: safety\nrules: [{id: weapon, score: 5, any: [gun]}]\n"])
        #expect(load.book == nil)
        #expect(LanguageBook.short(load.diagnostics) == ["B042 ../safety.yaml:10:11"])
    }

    @Test func aDepartmentIsSwitchedOffOnceNothingNamesIt() throws {
        let district = "extends: ../rules\ndepartments: {buses: {off: true}}\n"
        let book = try book(["district.yaml": district, "t.yaml": "topic: transportation\ndepartment: office\n"])
        #expect(book.departmentNames == ["safety", "office"])
        #expect(!book.routing.kafkaTopics.contains("assignments.bus"))
        #expect(Bench(book).classify("la guagua tarde").topic == "transportation")
        let without = try self.book(["district.yaml": district, "t.yaml": "topic: transportation\noff: true\n"])
        #expect(without.departmentNames == ["safety", "office"] && without.topicNames == ["safety"])
    }

    @Test func whatStillNamesADepartmentThatIsSwitchedOffIsNamed() {
        let load = load(["district.yaml": "extends: ../rules\ndepartments: {buses: {off: true}, office: {off: true}}\n"]
        )
        #expect(
            LanguageBook.short(load.diagnostics) == [
                "B014 ../district.yaml:6:11", "B014 ../transportation.yaml:2:13",
            ])
    }

    @Test func testsBelowThatExpectACopyToADepartmentThatIsOffAreLeftOut() throws {
        var below = BookFolder.sound
        below["transportation.yaml"]? += """

              - text: the bus is very late
                expect: {copies: [buses]}
            """
        let own = [
            "district.yaml": "extends: ../rules\ndepartments: {buses: {off: true}}\n",
            "t.yaml": "topic: transportation\ndepartment: office\n",
        ]
        let load = RuleBook.load(
            files: own.mapValues { Array($0.utf8) }, extended: below.mapValues { Array($0.utf8) })
        #expect(load.book?.tests.count == 3, "\(load.diagnostics)")
    }

    static let mistakes: [(files: [String: String], found: String)] = [
        (["district.yaml": "extends: ../rules\ndepartments: {bus: {off: true}}\n"], "B057 district.yaml:2:15"),
        (["district.yaml": "extends: ../rules\ndepartments: {buses: {off: false}}\n"], "B057 district.yaml:2:28"),
        (
            ["district.yaml": "extends: ../rules\ndepartments: {buses: {off: true, contact: x}}\n"],
            "Y101 district.yaml:2:34"
        ),
        (["t.yaml": "topic: transportation\nrules: [{id: tram, off: true}]\n"], "B057 t.yaml:2:14"),
        (["t.yaml": "topic: transport\noff: true\n"], "B057 t.yaml:1:8"),
        (["t.yaml": "topic: transportation\nrules: [{id: late-bus, off: false}]\n"], "B057 t.yaml:2:29"),
        (["t.yaml": "topic: press\nrules: [{id: a, score: 1, any: [a]}]\n"], "Y102 t.yaml:1:1"),
        (
            [
                "t.yaml":
                    "topic: press\ndepartment: {name: office, contact: x}\nthreshold: 1\nrules: [{id: a, score: 1, any: [a]}]\n"
            ], "B056 t.yaml:2:20"
        ),
        (
            ["t.yaml": "topic: press\ndepartment: {name: press}\nthreshold: 1\nrules: [{id: a, score: 1, any: [a]}]\n"],
            "B019 t.yaml:2:20"
        ),
        (["district.yaml": "extends: \"../my rules\"\n"], "B057 district.yaml:1:10"),
        (["t.yaml": "topic: transportation\nphrases: {late: [$lates]}\n"], "B030 t.yaml:2:18"),
    ]

    @Test(arguments: mistakes) func aMistakeIsReportedAtItsPlace(_ test: (files: [String: String], found: String)) {
        let load = load(test.files)
        #expect(load.book == nil)
        let found = LanguageBook.short(load.diagnostics)
        #expect(found.contains(test.found), "\(found)")
    }

    @Test func coreutilsPrintTheHashOfBothFolders() throws {
        let base = try BookFolder()
        let name = (base.path as NSString).lastPathComponent
        let own = try BookFolder([
            "district.yaml": "extends: ../\(name)/\n", "t.yaml": "topic: transportation\nthreshold: 5\n",
        ])
        let load = own.load().load
        let book = try #require(load.book, "\(load.diagnostics)")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", "cd \"$1\" && sha256sum -- *.yaml \"../$2\"/*.yaml | LC_ALL=C sort -k 2 | sha256sum", "sh", own.path,
            name,
        ]
        let output = Pipe()
        shell.standardOutput = output
        try shell.run()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(printed == "\(book.hash)  -\n")
        let alone = base.load().load.book?.hash
        #expect(alone != nil && alone != book.hash)
    }

    @Test func rulesThatExtendOthersAreNotExtended() throws {
        let base = try BookFolder()
        let middle = try BookFolder(["district.yaml": "extends: \(base.path)\n"])
        let own = try BookFolder(["district.yaml": "extends: \(middle.path)\n"])
        #expect(middle.load().load.book != nil)
        #expect(own.load().found.contains("B057 district.yaml:1:10"))
        let missing = try BookFolder(["district.yaml": "extends: ../nowhere-at-all\n"])
        #expect(missing.load().found.contains("B057 district.yaml:1:10"))
    }
}
