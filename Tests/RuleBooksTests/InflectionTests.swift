import Testing

@testable import RuleBooks

/// Endings that are expanded when a book is compiled.
struct InflectionTests {
    static let english: [(word: String, forms: [String])] = [
        ("bus", ["buses", "bus's", "bussed", "bussing"]),
        ("skip", ["skips", "skipped", "skipping"]),
        ("delay", ["delays", "delayed", "delaying"]),
        ("city", ["cities"]),
        ("cry", ["cries", "cried", "crying"]),
        ("wait", ["waits", "waited", "waiting"]),
        ("drive", ["drives", "driving", "drive's"]),
        ("cancel", ["canceled", "cancelled", "canceling", "cancelling"]),
        ("bus driver", ["bus drivers", "bus driver's", "buses driver"]),
        ("die", ["died", "dying"]),
    ]

    static let spanish: [(word: String, forms: [String])] = [
        ("llegar", ["llega", "llegó", "llegado", "llegando", "llegaron", "llegaba"]),
        ("perder", ["perdió", "perdido", "perdiendo"]),
        ("parada", ["paradas"]),
        ("parada equivocada", ["paradas equivocadas"]),
        ("solo", ["sola", "solos", "solas"]),
        ("camión", ["camiónes"]),
        ("chofer", ["choferes"]),
        ("lápiz", ["lápices"]),
    ]

    @Test(arguments: english) func englishFormsAreExpanded(_ test: (word: String, forms: [String])) {
        let forms = InflectedLanguage.english.forms(of: test.word)
        #expect(forms.first == test.word)
        for form in test.forms { #expect(forms.contains(form), "\(form) of \(forms)") }
    }

    @Test(arguments: spanish) func spanishFormsAreExpanded(_ test: (word: String, forms: [String])) {
        let forms = InflectedLanguage.spanish.forms(of: test.word)
        #expect(forms.first == test.word)
        for form in test.forms { #expect(forms.contains(form), "\(form) of \(forms)") }
    }

    @Test func slotsNumbersAndShortWordsStayAsTheyAre() {
        #expect(InflectedLanguage.english.forms(of: "{number} 4th at") == ["{number} 4th at"])
        #expect(InflectedLanguage.spanish.forms(of: "a la {time}") == ["a la {time}"])
    }

    @Test func formsGrowWithTheWordsAndNeverMultiply() {
        let phrase = "una dos tres cuatro cinco seis siete ocho nueve diez"
        #expect(InflectedLanguage.spanish.forms(of: phrase).count < 10 * 40)
        #expect(InflectedLanguage.english.forms(of: phrase).count < 10 * 12)
    }
}
