import Testing
import YAML

@Suite struct LimitTests {
    @Test func aFileOfTheLargestSizeIsReadAndOneByteMoreIsNot() {
        let largest = "a: " + String(repeating: "x", count: YAMLLimits.bytesMax - 3)
        #expect(parse(largest).root != nil)
        #expect(
            parse(largest + "x").problems == ["Y001 the file has 1048577 bytes, more than the 1048576 that are read"])
    }

    @Test func theDeepestNestingIsReadAndOneLevelMoreIsNot() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(parse(nested(32)).root != nil)
        #expect(parse(nested(33)).problems == ["1:33+1 Y007 more than 32 lists and mappings inside each other"])
    }

    @Test func asManyNodesAsAllowedAreReadAndOneMoreIsNot() {
        func list(_ count: Int) -> String { String(repeating: "- x\n", count: count) }
        #expect(parse(list(YAMLLimits.nodesMax - 1)).root != nil)
        #expect(
            parse(list(YAMLLimits.nodesMax)).problems == [
                "50000:3+1 Y008 the file holds more than 50000 keys and values"
            ])
    }

    /// libyaml alone takes about a second for the first, and longer for the larger ones.
    @Test(arguments: [
        ("[", 20_000), ("[", 1_000_000), ("{", 1_000_000), ("[\n", 500_000), ("- ", 500_000), ("? ", 500_000),
        ("{a: ", 250_000), ("!", 1_000_000), ("a: [\n", 100_000),
    ])
    func aFileBuiltToCostTimeIsRefusedAtOnce(_ piece: String, _ count: Int) {
        let text = String(repeating: piece, count: count)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(parse(text).root == nil) }
        #expect(time < .seconds(5), "generous: debug builds on busy machines; unlimited it is minutes")
    }
}
