import Classification
import Testing

/// Every condition, in English and in Spanish.
struct ConditionTests {
    /// A condition, a text in which it holds and one in which it does not.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var condition: ConditionDefinition
        var holds: String
        var fails: String
        var testDescription: String { name }
    }

    static let bus = ConditionDefinition.phrases(["bus", "school bus", "autobús", "camión"])
    static let late = ConditionDefinition.phrases(["late", "never came", "tarde", "no llegó"])

    static let cases: [Case] = [
        Case(
            name: "phrases, English", condition: late, holds: "The bus NEVER came!",
            fails: "she never once came late-ish"),
        Case(name: "phrases, Spanish", condition: late, holds: "El camion no llego", fails: "no me llegó la llamada"),
        Case(name: "any, English", condition: .any([bus, late]), holds: "running late", fails: "lateness"),
        Case(name: "any, Spanish", condition: .any([bus, late]), holds: "llegó TARDE", fails: "una tardeada"),
        Case(name: "all, English", condition: .all([bus, late]), holds: "late, bus", fails: "bus buses"),
        Case(
            name: "all, Spanish", condition: .all([bus, late]), holds: "tarde otra vez el camión", fails: "el camión"),
        Case(name: "none, English", condition: .none([bus, late]), holds: "hello", fails: "the bus"),
        Case(name: "none, Spanish", condition: .none([bus, late]), holds: "hola", fails: "el autobus"),
        Case(
            name: "at least, English", condition: .atLeast(2, [bus, late, .phrases(["help"])]),
            holds: "help, late", fails: "help help"),
        Case(
            name: "at least, Spanish", condition: .atLeast(2, [bus, late, .phrases(["ayuda"])]),
            holds: "ayuda: el autobús", fails: "ayuda por favor"),
        Case(
            name: "near, English", condition: .near([["bus"], ["late", "never came"]], withinWords: 4),
            holds: "my bus again never came", fails: "my bus was once again late"),
        Case(
            name: "near, Spanish", condition: .near([["camión"], ["no llegó"]], withinWords: 4),
            holds: "no llego el camion", fails: "no llegó por la tarde el camión"),
        Case(
            name: "number slot, English", condition: .phrases(["route {number}"]), holds: "on Route #14?",
            fails: "route 14b"),
        Case(
            name: "number slot, Spanish", condition: .phrases(["ruta {number}"]), holds: "la ruta 7", fails: "la ruta"),
        Case(
            name: "word slot, English", condition: .phrases(["bus {word} late"]), holds: "bus was late",
            fails: "bus was very late"),
        Case(
            name: "word slot, Spanish", condition: .phrases(["{word} tarde"]), holds: "muy tarde", fails: "tarde muy"),
        Case(
            name: "nested, English", condition: .all([bus, .none([.all([late, .phrases(["sorry"])])])]),
            holds: "the bus is late", fails: "sorry the bus is late"),
        Case(
            name: "nested, Spanish", condition: .any([.all([bus, .none([late])]), .phrases(["auxilio"])]),
            holds: "auxilio, el bus llegó tarde", fails: "el bus llegó tarde"),
    ]

    @Test(arguments: cases) func aConditionHoldsWhereItShouldAndFailsWhereItShould(_ test: Case) throws {
        #expect(try holds(test.condition, test.holds))
        #expect(try !holds(test.condition, test.fails))
    }

    @Test func aPhraseNeverCrossesFromTheSubjectIntoTheText() throws {
        let never = ConditionDefinition.phrases(["never came"])
        #expect(try !holds(never, TestMessage(subject: "bus never", text: "came")))
        #expect(try holds(never, TestMessage(subject: "bus never came", text: "why?")))
        #expect(try !holds(.phrases(["never {word}"]), TestMessage(subject: "bus never", text: "came")))
    }

    @Test func aFieldIsComparedWithoutCaseAndAccents() throws {
        let school = ConditionDefinition.field(.school, ["Peña Blanca", "Lincoln"])
        #expect(try holds(school, TestMessage(text: "x", fields: [.school: "PENA BLANCA"])))
        #expect(try holds(school, TestMessage(text: "x", fields: [.school: "lincoln"])))
        #expect(try !holds(school, TestMessage(text: "x", fields: [.school: "Lincoln West"])))
        #expect(try !holds(school, TestMessage(text: "x")))
    }

    @Test(arguments: MessageField.allCases) func everyFieldCanBeAskedFor(_ field: MessageField) throws {
        let condition = ConditionDefinition.field(field, ["one", "two"])
        #expect(try holds(condition, TestMessage(text: "x", fields: [field: "Two"])))
        for other in MessageField.allCases where other != field {
            #expect(try !holds(condition, TestMessage(text: "x", fields: [other: "two"])))
        }
    }

    @Test func aLanguageIncludesItsRegions() throws {
        let spanish = ConditionDefinition.field(.language, ["es"])
        for tag in ["es", "ES", "es-MX", "es_419"] {
            #expect(try holds(spanish, TestMessage(text: "x", fields: [.language: tag])), "\(tag)")
        }
        for tag in ["", "est", "en-ES", "e"] {
            #expect(try !holds(spanish, TestMessage(text: "x", fields: [.language: tag])), "\(tag)")
        }
    }

    @Test func confidentialityCanBeAskedForEitherWay() throws {
        let secret = TestMessage(text: "x", isConfidential: true)
        #expect(try holds(.confidential(true), secret))
        #expect(try !holds(.confidential(false), secret))
        #expect(try holds(.confidential(false), "x"))
    }
}
