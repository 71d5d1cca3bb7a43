import Matching
import Testing

/// What regular expressions match and what is refused, by name and place.
struct RegularExpressionTests {
    static let cases: [(expression: String, text: String, found: [String])] = [
        ("bus|van", "The bus, the VAN", ["bus", "van"]),
        ("camión(es)?", "camion, Camiones, camioneta", ["camion", "camiones"]),
        (#"(route|ruta) (no\.? ?)?\d{1,3}[a-d]?"#, "route 14, Ruta No. 7b, route 1234", ["route 14", "ruta no 7b"]),
        ("e-?mail", "email e-mail e mail", ["email", "e-mail"]),
        ("didn'?t", "didn't didnt didn’t", ["didn't", "didnt", "didn't"]),
        (#"\w+ing"#, "running late, ring", ["running", "ring"]),
        ("bus", "busy autobus", []),
        (#"\w*bus\w*"#, "busy autobus", ["busy", "autobus"]),
        (#"(never|not) \w+ (came|come)"#, "it never even came", ["never even came"]),
        (#"no ha (llegado|pasado)"#, "¿No ha pasado?", ["no ha pasado"]),
        (#"late.{0,9}bus"#, "late school bus; late for the bus", ["late school bus", "late for the bus"]),
        ("^stop$", "STOP.", ["stop"]), ("^stop$", "please stop", []), ("^stop$", "stop it", []),
        (#"\Aalto\b"#, "¡Alto! no", ["alto"]), ("no$", "no, no", ["no"]),
        ("[^aeiou ]+", "hmm grr bus", ["hmm", "grr"]), ("[A-C]at", "cat bat rat", ["cat", "bat"]),
        ("[[:alpha:]]+ [[:digit:]]+", "route 14", ["route 14"]), (#"\p{L}+\pN"#, "niño7", ["nino7"]),
        ("Straße", "strasse", ["strasse"]), ("stra[ß]e", "Strasse", ["strasse"]),
        ("[а-я]{3}", "кот ёж Дом", ["кот", "дом"]), (#"[^а-я\s]+"#, "кот bus", ["bus"]),
        ("(?i)BUS(?:es)?", "buses", ["buses"]), (#"\Qw-2 (form)\E"#, "W-2 form", ["w-2 form"]),
        ("校车+", "校车车来", ["校 车", "校 车 车"]), ("[校车]{2}", "坐校车", ["校 车"]), ("학교|버스", "스쿨버스", ["버 스"]),
        ("กิ(น|ด)", "ไปกินข้าว", ["กิ น"]), (#"\x41\x{62}c"#, "abc", ["abc"]), ("a{2,3}", "a aa aaa aaaa", ["aa", "aaa"]),
        (#"\S+@\S+\.org"#, "a.b@example.org", ["b example org"]), (",bus;", "bus", ["bus"]),
        (#"7\D30"#, "7:30 7-30 7x30", ["7 30", "7-30", "7x30"]), ("bus( stop)?", "bus stop", ["bus", "bus stop"]),
    ]

    @Test(arguments: cases)
    func anExpressionMatchesWholeWords(_ test: (expression: String, text: String, found: [String])) throws {
        #expect(found(.expression(try RegularExpression(test.expression)), in: test.text) == test.found)
    }

    static let errors: [(expression: String, reason: RegularExpressionError.Reason, offset: Int)] = [
        (String(repeating: "a", count: 513), .tooLong(513), 512), ("(ab){65}", .countTooLarge, 4),
        ("a{1000000000000000000000}", .countTooLarge, 1), ("(a{2}b){3}", .nestedCount, 7),
        ("((a{2})*){2,}", .nestedCount, 9), ("(abcdefghijklmnopqrstuvwxyzabcdefgh){64}", .tooLarge, 0),
        ("x(a?b?c?d?){64}", .tooLarge, 0), (#"(a)\1"#, .backReference(#"\1"#), 3), ("(?=a)b", .lookAround("(?="), 0),
        ("a(?!b)", .lookAround("(?!"), 1), ("(?<=a)b", .lookAround("(?<="), 0), ("(?<!a)b", .lookAround("(?<!"), 0),
        ("(?P<x>a)", .namedGroup, 0), ("(?<x>a)", .namedGroup, 0), ("(?>a)", .unknownGroup("(?>"), 0),
        ("(?m)^a", .unknownGroup("(?m"), 0), ("a(b", .openGroup, 1), ("ab)", .closedGroup, 2), ("[ab", .openClass, 0),
        ("[z-a]", .badRange, 1), (#"[a-\d]"#, .badRange, 3), ("[[:foo:]]", .unknownClass("[:foo:]"), 1),
        (#"\p{Greek}"#, .unknownClass(#"\p{Greek}"#), 0), (#"[\x{0}-\x{10FFFF}]"#, .rangeTooLarge, 1),
        ("a\\", .openEscape, 1), (#"a\q"#, .unknownEscape(#"\q"#), 1), (#"\B"#, .unknownEscape(#"\B"#), 0),
        (#"\xg1"#, .unknownEscape(#"\x"#), 0), ("*a", .nothingToRepeat, 0), ("a**", .nothingToRepeat, 2),
        ("(|+)", .nothingToRepeat, 2), ("^*", .nothingToRepeat, 1), ("ruta {number}", .noCount, 5),
        ("a{2", .noCount, 1),
        ("a{3,2}", .countBackwards, 1), ("", .matchesEmpty, 0), ("a*", .matchesEmpty, 0), ("…", .matchesEmpty, 0),
        ("a|", .matchesEmpty, 0), (".+", .matchesEmpty, 0), ("^$", .matchesEmpty, 0), (#"a\bb"#, .matchesNothing, 0),
        ("a^b", .matchesNothing, 0),
        (String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40), .tooDeep, 32),
    ]

    @Test(arguments: errors)
    func whatCannotBeMatchedIsRefusedByNameAndPlace(
        _ test: (expression: String, reason: RegularExpressionError.Reason, offset: Int)
    ) {
        #expect(throws: RegularExpressionError(reason: test.reason, offset: test.offset)) {
            try RegularExpression(test.expression)
        }
    }

    @Test func aMatchHasAtMostSixtyFourWords() throws {
        let expression = Pattern.expression(try RegularExpression("a( b)*c?( d)"))
        for (count, isFound) in [(1, true), (62, true), (63, false), (200, false)] {
            let text = "a " + String(repeating: "b ", count: count) + "d"
            #expect(found(expression, in: text).isEmpty == !isFound)
        }
    }
}
