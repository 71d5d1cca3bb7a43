import CommandOptions
import Testing

@Suite struct HelpTests {
    private func help(_ words: String...) throws -> String {
        guard case .help(let text) = try program.invocation(words, environment: [:]) else { return "no help" }
        return text
    }

    @Test func theOverviewListsTheCommands() throws {
        let text = """
            tool: tries things out

            usage: tool COMMAND [OPTIONS]

            commands:
              sample                  show how it works
              rest                    take what comes
              version                 show the version

            'tool COMMAND --help' explains a command.

            """
        #expect(try help("--help") == text)
        #expect(try help("help") == text)
        #expect(try help("-h") == text)
    }

    @Test func theHelpOfACommandFollowsFromItsSpecification() throws {
        let text = """
            tool sample: show how it works

            usage: tool sample [--rules DIR] [--config FILE] [--dry-run]
                    [--limit N] [--last N] [--format text|json] [--channel C]...
                    check|create [DIR]

            It works like this.

            arguments:
              check|create            what to do
              DIR                     where (default: rules)

            options:
              --rules DIR             the rule book's folder (default: rules)
              --config FILE           the configuration (or $SAMPLE_CONFIG)
              --dry-run               show what would be done, and do nothing of it at all,
                                      not even a little
              --limit N               how many (default: 10)
              --last N                the last ones
              --format text|json      how to show it (default: text)
              --channel C             only this channel
              --help, -h              show this help

            exit codes:
              0                       fine
              64                      the command line is wrong
              65                      the data is wrong

            examples:
              tool sample check rules
                  checks the rules

            """
        #expect(try help("sample", "--help") == text)
        #expect(try help("sample", "--limit", "5", "-h") == text)
        #expect(try help("help", "sample") == text)
    }

    @Test func aUsageErrorShowsTheUsageOfItsCommand() {
        let error = UsageError("--limit needs a value", hint: "--limit N")
        #expect(
            program.text(of: error, for: "version") == """
                tool version: --limit needs a value (--limit N)

                usage: tool version
                'tool version --help' explains it.

                """)
        #expect(
            program.text(of: UsageError("a command is missing"), for: nil).hasPrefix(
                "tool: a command is missing\n\ntool: "))
    }

    @Test func coloursAreForTerminalsUnlessAskedOtherwise() {
        #expect(ColorChoice.auto.usesColor(isTerminal: true, environment: [:]))
        #expect(!ColorChoice.auto.usesColor(isTerminal: false, environment: [:]))
        #expect(!ColorChoice.auto.usesColor(isTerminal: true, environment: ["NO_COLOR": "1"]))
        #expect(ColorChoice.auto.usesColor(isTerminal: true, environment: ["NO_COLOR": ""]))
        #expect(!ColorChoice.auto.usesColor(isTerminal: true, environment: ["TERM": "dumb"]))
        #expect(ColorChoice.always.usesColor(isTerminal: false, environment: ["NO_COLOR": "1"]))
        #expect(!ColorChoice.never.usesColor(isTerminal: true, environment: [:]))
    }
}
