import Matching
import Testing

/// What phrases match: words, slots, beginnings and typos, in two languages and more.
struct PhraseTests {
    static let cases: [(phrase: String, text: String, found: [String])] = [
        ("route {number}", "Route #14, not route A", ["route 14"]),
        ("ruta {number}", "la ruta 7", ["ruta 7"]),
        ("bus {word} late", "bus was late, bus late", ["bus was late"]),
        ("transport*", "Transportation, transport! Not sport.", ["transportation", "transport"]),
        ("autob* tard*", "los autobuses tardaron", ["autobuses tardaron"]),
        ("school bus* came", "the school busses came", ["school busses came"]),
        ("niñ* perdid*", "Niña perdida", ["nina perdida"]),
        ("tran*", "tra", []),
        ("bus", "busy", []),
        // Scripts without spaces match as substrings.
        ("校车", "今天校车没有来", ["校 车"]),
        ("รถ", "วันนี้รถโรงเรียนไม่มา", ["ร ถ"]),
        ("ລົດເມ", "ມື້ນີ້ລົດເມບໍ່ມາ", ["ລົ ດ ເ ມ"]),
        ("រថយន្ត", "ថ្ងៃនេះរថយន្តមិនមកទេ", ["រ ថ យ ន្ ត"]),
        ("ကျောင်းကား", "ဒီနေ့ကျောင်းကားမလာဘူး", ["ကျော င်း ကား"]),
        ("バス", "スクールバスが来ない", ["ハ\u{3099} ス"]),
        ("버스", "스쿨버스가 안 왔어요", ["버 스"]),
        ("校车 late", "校车 late", ["校 车 late"]),
        ("校车 {word}", "校车没来", ["校 车 没"]),
        ("车", "校 车", ["车"]),
        ("รถเมล์", "รถเมล", []),
    ]

    @Test(arguments: ["bus", "Late  BUS", " Room 12B ", "camión 7", "校 a", "it's -"])
    func whatIsAPhraseForCertainCanBeRead(text: String) throws {
        var folded = FoldedText()
        let bytes = Array(text.utf8)
        folded.append(bytes.indices, of: bytes.span)
        let words = (0..<folded.wordCount).map { Phrase.Element.word(Array(folded.bytes(ofWord: $0))) }
        #expect(Phrase.isOfFewWords(text))
        #expect(try Phrase(text).elements == words)
    }

    @Test(arguments: ["", "…", "camión*", "{word} a", "a {", String(repeating: "a ", count: 33)])
    func whatMayBeNoPhraseIsNoneForCertain(text: String) { #expect(!Phrase.isOfFewWords(text)) }

    @Test(arguments: cases) func aPhraseMatchesWholeWords(
        _ test: (phrase: String, text: String, found: [String])
    ) throws {
        #expect(found(.phrase(try Phrase(test.phrase)), in: test.text) == test.found)
    }

    static let times: [(text: String, time: String?)] = [
        ("at 3:15", "3 15"), ("at 3.15 p.m.", "3 15"), ("at 315", "315"), ("at 0715", "0715"), ("at 3pm", "3pm"),
        ("at 3 PM", "3 pm"), ("at 3 p.m.", "3 p m"), ("at 3:15pm", "3 15pm"), ("at 3 o’clock", "3 o'clock"),
        ("at three o'clock", "three o'clock"), ("at 15h30", "15h30"), ("at 15h", "15h"), ("at 7h05", "7h05"),
        ("at half past seven", "half past seven"), ("at quarter to 8", "quarter to 8"), ("at noon", "noon"),
        ("at seven thirty", "seven thirty"), ("at seven forty-five am", "seven forty-five"),
        ("at 7 in the morning", "7 in the morning"), ("at 12:30 in the afternoon", "12 30"),
        ("at 3", nil), ("at 25:10", nil), ("at 3:75", nil), ("at 14", nil), ("at 3x15", nil), ("at 31599", nil),
        ("at three", nil), ("at 25h", nil), ("at 3h", nil),
        ("at las 3:15", nil), ("a las 3:15", "3 15"), ("a las 7 de la mañana", "7 de la manana"),
        ("a las tres de la tarde", "tres de la tarde"), ("a las 7 y media", "7 y media"),
        ("a las ocho menos cuarto", "ocho menos cuarto"), ("a las 3 en punto", "3 en punto"),
        ("a las 15:30 hrs", "15 30"), ("a las 15:30h", "15 30h"), ("al mediodía", "mediodia"),
        ("a medianoche", "medianoche"),
        ("al medio día", "medio dia"), ("a las 3 y", nil), ("a las 14", nil),
    ]

    /// The shortest match counts: what follows a time that is whole already belongs to it only where the phrase goes on.
    @Test(arguments: times) func aTimeIsWhatPeopleWrite(_ test: (text: String, time: String?)) throws {
        let article =
            test.text.hasPrefix("at ")
            ? "at" : test.text.hasPrefix("a las ") ? "a las" : test.text.hasPrefix("al ") ? "al" : "a"
        let times = found(.phrase(try Phrase("\(article) {time}")), in: test.text)
        #expect(times.first == test.time.map { "\(article) \($0)" })
    }

    @Test func aPhraseGoesOnBehindATime() throws {
        let phrase = try Phrase("at {time} bus")
        #expect(found(.phrase(phrase), in: "at 3:15 p.m. bus") == ["at 3 15 p m bus"])
        #expect(found(.phrase(phrase), in: "at half past three, Bus") == ["at half past three bus"])
        #expect(
            found(.phrase(try Phrase("el de las {time} no llegó")), in: "el de las 6:40 de la mañana no llego") == [
                "el de las 6 40 de la manana no llego"
            ])
    }

    @Test func ofATimeOfSeveralReadingsTheShortestIsFound() throws {
        #expect(found(.phrase(try Phrase("{time}")), in: "7 30 p m") == ["7 30", "7 30 p m"])
        #expect(found(.phrase(try Phrase("{time} 30")), in: "at 715 30, 7 15 30") == ["715 30", "7 15 30"])
    }

    @Test func aPhraseCanHoldSeveralTimes() throws {
        let phrase = Pattern.phrase(try Phrase("from {time} to {time} pick"))
        #expect(
            found(phrase, in: "from 7:30 to noon pick, from noon to 7:30 pm pick, from noon to pick")
                == ["from 7 30 to noon pick", "from noon to 7 30 pm pick"])
        let row = String(repeating: "noon 730 7:15 ", count: 4)
        let times = Pattern.phrase(try Phrase(String(repeating: "{time} ", count: 12)))
        #expect(found(times, in: row) == ["noon 730 7 15 noon 730 7 15 noon 730 7 15 noon 730 7 15"])
    }

    static let typos: [(phrase: String, text: String, matches: Bool)] = [
        ("transportation", "transporation", true), ("transportation", "transportattion", true),
        ("transportation", "trasnportation", true), ("transportation", "transpertation", true),
        ("transportation", "transportatio", true), ("transportation", "transportations", true),
        ("transportation", "transportatoin", true), ("transportation", "rtansportation", false),
        ("transportation", "ransportation", false), ("transportation", "xransportation", false),
        ("transportation", "trasnporation", false), ("transportation", "transport", false),
        ("maestra", "maetsra", true), ("maestra", "mestra", true),
        ("maestra", "mestre", false), ("autobús escolar", "autobus escolra", true),
        ("autobús escolar", "autobu escola", true), ("autobús escolar", "outobus escolar", false),
        // Five letters are too few; so is a word with a digit.
        ("route", "rote", false), ("grade 10th-b", "grade 10h-b", false), ("school", "shcool", true),
        ("автобус", "автбус", true), ("автобус", "автобусы", true), ("автобус", "автобbс", true),
        ("автобус", "абтоыус", false),
    ]

    @Test(arguments: typos) func aLongWordMayHaveOneTypo(_ test: (phrase: String, text: String, matches: Bool)) throws {
        let phrase = try Phrase(test.phrase, allowsTypos: true)
        #expect(found(.phrase(phrase), in: "the \(test.text) now").isEmpty == !test.matches)
        #expect(found(.phrase(try Phrase(test.phrase)), in: test.text).isEmpty)
        #expect(found(.phrase(phrase), in: test.phrase).count == 1)
    }

    static let errors: [(phrase: String, error: PhraseError)] = [
        ("…", .noWord), ("*", .misplacedStar), ("* bus", .misplacedStar), ("bus *", .misplacedStar),
        ("trans*port", .misplacedStar), ("{word}*", .misplacedStar), ("bus**", .misplacedStar),
        ("ruta {numero}", .unknownSlot("{numero}")), ("route {number", .openBrace),
        (String(repeating: "a ", count: 65), .tooManyWords(65)),
        (String(repeating: "{time} ", count: 13), .tooManyWords(65)),
    ]

    @Test(arguments: errors) func whatIsNoPhraseIsRefused(_ test: (phrase: String, error: PhraseError)) {
        #expect(throws: test.error) { try Phrase(test.phrase) }
    }
}
