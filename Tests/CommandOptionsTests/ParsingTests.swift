import CommandOptions
import Testing

@Suite struct ParsingTests {
    @Test func whatIsSaidIsReadWithItsType() throws {
        let values = try parse(
            "sample", "--rules", "r", "--config=c=d", "create", "--dry-run", "--limit", "7", "--last=3", "--format",
            "json", "--channel", "sms", "--channel=email", "folder"
        ).get()
        #expect(values[Sample.rules] == "r")
        #expect(values[Sample.config] == "c=d")
        #expect(values[Sample.dryRun])
        #expect(values[Sample.limit] == 7)
        #expect(values[Sample.last] == 3)
        #expect(values[Sample.format] == 2)
        #expect(values[Sample.channels] == ["sms", "email"])
        #expect(values[Sample.action] == 2)
        #expect(values[Sample.folder] == "folder")
    }

    @Test func whatIsNotSaidHasItsDefault() throws {
        let values = try parse("sample", "check").get()
        #expect(values[Sample.rules] == "rules" && values[Sample.folder] == "rules")
        #expect(values[Sample.config] == nil && values[Sample.last] == nil)
        #expect(!values[Sample.dryRun] && values[Sample.limit] == 10 && values[Sample.format] == 1)
        #expect(values[Sample.channels].isEmpty)
        #expect(!values.wasGiven(Sample.rules) && values.wasGiven(Sample.action))
    }

    @Test func theEnvironmentStandsInForAnOption() throws {
        let environment = ["SAMPLE_CONFIG": "from-environment"]
        #expect(try parse("sample", "check", environment: environment).get()[Sample.config] == "from-environment")
        let both = try parse("sample", "check", "--config", "said", environment: environment).get()
        #expect(both[Sample.config] == "said")
        #expect(try parse("sample", "check", environment: ["SAMPLE_CONFIG": ""]).get()[Sample.config] == nil)
    }

    @Test func afterTwoHyphensEverythingIsAnArgument() throws {
        #expect(try parse("rest", "a", "--", "--rules", "-x", "--").get()[Rest.files] == ["a", "--rules", "-x", "--"])
        #expect(try parse("rest", "-").get()[Rest.files] == ["-"])
        #expect(try parse("rest").get()[Rest.files].isEmpty)
    }

    @Test(arguments: [
        ([], "a command is missing"),
        (["sampel"], "unknown command \"sampel\" (did you mean sample?)"),
        (["zzz"], "unknown command \"zzz\""),
        (["sample", "check", "--rulse", "x"], "unknown option --rulse (did you mean --rules?)"),
        (["sample", "check", "--rulse=x"], "unknown option --rulse (did you mean --rules?)"),
        (["rest", "-5"], "unknown option -5 (text that begins with a hyphen goes after --)"),
        (["version", "--what"], "unknown option --what"),
        (["sample", "check", "--rules"], "--rules needs a value (--rules DIR)"),
        (["sample", "check", "--rules", "--dry-run"], "--rules needs a value (--rules DIR)"),
        (["sample", "check", "--dry-run=yes"], "--dry-run takes no value"),
        (["sample", "check", "--rules", "a", "--rules", "b"], "--rules is given twice"),
        (["sample", "check", "--limit", "0"], "--limit must be a whole number from 1 to 100, not \"0\""),
        (["sample", "check", "--limit", "x"], "--limit must be a whole number from 1 to 100, not \"x\""),
        (["sample", "check", "--format", "xml"], "--format must be one of text, json, not \"xml\""),
        (["sample"], "check|create is missing"),
        (["sample", "destroy"], "check|create must be one of check, create, not \"destroy\""),
        (["sample", "check", "a", "b"], "unexpected argument \"b\" (text with spaces goes in quotes)"),
        (["version", "x"], "unexpected argument \"x\" (version takes no arguments)"),
    ])
    func whatCannotBeUnderstoodIsExplained(_ words: [String], _ expected: String) {
        #expect(problem(words) == expected)
    }

    @Test func aUsageErrorEndsWith64AndACommandWithItsOwnCode() async {
        #expect(await program.run(["sample", "check", "--dry-run"], environment: [:]) == .found)
        #expect(await program.run(["version"], environment: [:]) == .success)
        #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 64, 65, 69, 70, 74, 75, 78])
    }
}
