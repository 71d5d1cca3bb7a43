import Testing

@Suite struct VersionTests {
    @Test(arguments: ["version", "--version"])
    func theVersionAndItsLibrariesAreShown(word: String) throws {
        let outcome = try Executable.run([word])
        #expect(outcome.status == 0)
        #expect(outcome.stdout.hasPrefix("switchboard "))
        #expect(outcome.stdout.contains("librdkafka"))
        #expect(outcome.stderr.isEmpty)
    }
}
